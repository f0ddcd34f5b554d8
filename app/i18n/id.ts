import { account } from './id/account.ts'
import { admin } from './id/admin.ts'
import { applications } from './id/applications.ts'
import { bookings } from './id/bookings.ts'
import { businessUnits } from './id/business-units.ts'
import { calendars } from './id/calendars.ts'
import { cart } from './id/cart.ts'
import { checkout } from './id/checkout.ts'
import { collections } from './id/collections.ts'
import { common } from './id/common.ts'
import { counter } from './id/counter.ts'
import { deskCalendar } from './id/desk-calendar.ts'
import { errors } from './id/errors.ts'
import { experiences } from './id/experiences.ts'
import { help } from './id/help.ts'
import { imports } from './id/imports.ts'
import { integrations } from './id/integrations.ts'
import { kelola } from './id/kelola.ts'
import { kabupaten } from './id/kabupaten.ts'
import { lapak } from './id/lapak.ts'
import { letters } from './id/letters.ts'
import { listings } from './id/listings.ts'
import { invitations } from './id/invitations.ts'
import { makers } from './id/makers.ts'
import { messages } from './id/messages.ts'
import { moderation } from './id/moderation.ts'
import { payments } from './id/payments.ts'
import { parcels } from './id/parcels.ts'
import { payouts } from './id/payouts.ts'
import { purchase } from './id/purchase.ts'
import { promotions } from './id/promotions.ts'
import { questions } from './id/questions.ts'
import { resources } from './id/resources.ts'
import { requests } from './id/requests.ts'
import { reviews } from './id/reviews.ts'
import { shopSettings } from './id/shop-settings.ts'
import { sales } from './id/sales.ts'
import { stock } from './id/stock.ts'
import { stockTake } from './id/stock-take.ts'
import { staff } from './id/staff.ts'
import { storefront } from './id/storefront.ts'
import { tickets } from './id/tickets.ts'
import { till } from './id/till.ts'
import { trail } from './id/trail.ts'
import { uploads } from './id/uploads.ts'
import { visitUnits } from './id/visit-units.ts'

export const id = {
  account,
  admin,
  applications,
  bookings,
  businessUnits,
  calendars,
  cart,
  checkout,
  collections,
  common,
  counter,
  deskCalendar,
  errors,
  experiences,
  help,
  imports,
  integrations,
  kelola,
  kabupaten,
  lapak,
  letters,
  listings,
  invitations,
  makers,
  messages,
  moderation,
  payments,
  parcels,
  payouts,
  promotions,
  purchase,
  questions,
  resources,
  requests,
  reviews,
  shopSettings,
  sales,
  staff,
  stock,
  stockTake,
  storefront,
  tickets,
  till,
  trail,
  uploads,
  visitUnits,
}

/** Indonesian is the source of truth: English must have the same sentences. */
export type Messages = typeof id
