import type { CourierCode } from '#app/core/couriers.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { Holiday, ShopHours } from '#app/features/opening-hours/opening-hours.ts'
import type { Bilingual, CardPicture, ListingKind } from './listing-card.ts'
import type { Rating } from './rating.ts'
import type { Season } from './season.ts'

export type ListingVariant = {
  id: string
  label: Bilingual
  price: Rupiah
  available: number
  maximumPerOrder: number
  weightGrams: number
}

/** What can be had with a visit; how many are left depends on the day. */
export type ListingAddOn = Pick<ListingVariant, 'id' | 'label' | 'price' | 'maximumPerOrder'>

export type ListingPermit = { kind: string; number: string; validUntil: string | null }

/** Everything the page of one listing shows. */
export type ListingPage = {
  id: string
  slug: string
  kind: ListingKind
  title: Bilingual
  description: Bilingual
  unit: string
  tags: string[]
  shelfLifeDays: number | null
  leadTimeDays: number
  /** What is available of it is how many can still be ordered. */
  madeToOrder: boolean
  /** Null: there all year, or not said. */
  season: Season | null
  isLocalOnly: boolean
  halal: 'certified' | 'notYet' | 'notHalal' | 'notApplicable'
  soldRecently: number
  /** Null: nobody has said anything yet. */
  rating: Rating | null
  isSample: boolean
  updatedAt: Date
  categorySlug: string
  village: { code: string; name: string; kind: string }
  district: { code: string; name: string; slug: string }
  /** `Kabupaten Blitar` and `Jawa Timur`. */
  region: { regency: string; province: string }
  /** `away`: days on which what is ordered now would be made otherwise. */
  maker: { name: string; away: { from: string; to: string } | null }
  shop: {
    id: string
    slug: string
    name: string
    phone: string
    status: 'open' | 'closed' | 'suspended'
    closedReason: Bilingual | null
    reopensOn: string | null
    minimumOrder: Rupiah
    /** What a buyer can choose from once it is in the cart. */
    pickupPoints: { name: string; address: string; hours: string }[]
    deliversTo: { name: string; price: Rupiah; days: number }[]
    courierFreeFrom: Rupiah | null
    /** Which parcel couriers it sends by. */
    couriers: CourierCode[]
    hours: ShopHours[]
    holidays: Holiday[]
  }
  variants: ListingVariant[]
  addOns: ListingAddOn[]
  pictures: (CardPicture & { width: number; height: number })[]
  permits: ListingPermit[]
  /** Days of it can be seen and bought here. */
  hasCalendar: boolean
  /** Groups ask for a day of it, and pay once the BUM Desa has agreed. */
  takesRequests: boolean
  /** What is paid with the order, the rest on site; null: all of it. */
  depositPercent: number | null
}
