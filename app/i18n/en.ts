import { account } from './en/account.ts'
import { admin } from './en/admin.ts'
import { applications } from './en/applications.ts'
import { bookings } from './en/bookings.ts'
import { businessUnits } from './en/business-units.ts'
import { calendars } from './en/calendars.ts'
import { cart } from './en/cart.ts'
import { checkout } from './en/checkout.ts'
import { collections } from './en/collections.ts'
import { common } from './en/common.ts'
import { counter } from './en/counter.ts'
import { deskCalendar } from './en/desk-calendar.ts'
import { errors } from './en/errors.ts'
import { experiences } from './en/experiences.ts'
import { help } from './en/help.ts'
import { imports } from './en/imports.ts'
import { integrations } from './en/integrations.ts'
import { kelola } from './en/kelola.ts'
import { kabupaten } from './en/kabupaten.ts'
import { lapak } from './en/lapak.ts'
import { letters } from './en/letters.ts'
import { listings } from './en/listings.ts'
import { invitations } from './en/invitations.ts'
import { makers } from './en/makers.ts'
import { messages } from './en/messages.ts'
import { moderation } from './en/moderation.ts'
import { payments } from './en/payments.ts'
import { parcels } from './en/parcels.ts'
import { payouts } from './en/payouts.ts'
import { purchase } from './en/purchase.ts'
import { promotions } from './en/promotions.ts'
import { questions } from './en/questions.ts'
import { resources } from './en/resources.ts'
import { requests } from './en/requests.ts'
import { reviews } from './en/reviews.ts'
import { shopSettings } from './en/shop-settings.ts'
import { sales } from './en/sales.ts'
import { stock } from './en/stock.ts'
import { stockTake } from './en/stock-take.ts'
import { staff } from './en/staff.ts'
import { storefront } from './en/storefront.ts'
import { tickets } from './en/tickets.ts'
import { till } from './en/till.ts'
import { trail } from './en/trail.ts'
import { uploads } from './en/uploads.ts'
import { visitUnits } from './en/visit-units.ts'
import type { Messages } from './id.ts'

export const en = {
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
} satisfies Messages
