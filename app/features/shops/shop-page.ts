import type { CourierCode } from '#app/core/couriers.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { Bilingual } from '#app/features/catalog/listing-card.ts'
import type { Holiday, ShopHours } from '#app/features/opening-hours/opening-hours.ts'

/** The storefront of one BUM Desa: who they are, where, with which papers. */
export type ShopPage = {
  id: string
  slug: string
  name: string
  kind: 'bumdes' | 'bumdesma'
  legalStatus: 'unregistered' | 'nameApproved' | 'legalEntity' | 'inactive'
  legalNumber: string | null
  nib: string | null
  villageRegulation: string
  phone: string
  email: string | null
  address: string
  lat: number | null
  lon: number | null
  hours: ShopHours[]
  holidays: Holiday[]
  story: Bilingual
  status: 'open' | 'closed' | 'suspended'
  closedReason: Bilingual | null
  reopensOn: string | null
  minimumOrder: Rupiah
  /** Goods of at least so much are brought for nothing. */
  courierFreeFrom: Rupiah | null
  picture: string | null
  /** Read out to who cannot see it. */
  pictureAlt: Bilingual
  isSample: boolean
  villages: {
    code: string
    name: string
    outline: string | null
    district: string
    districtSlug: string
  }[]
  pickupPoints: { name: string; address: string; hours: string }[]
  deliversTo: { name: string; slug: string | null; price: Rupiah; days: number }[]
  /** Which parcel couriers it sends by. */
  couriers: CourierCode[]
  makers: string[]
  completedOrders: number
  /** How many verified numbers of each kind its goods carry. */
  permits: Record<string, number>
}
