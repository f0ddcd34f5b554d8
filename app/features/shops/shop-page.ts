import type { Rupiah } from '#app/core/rupiah.ts'
import type { Bilingual } from '#app/features/catalog/listing-card.ts'

/** The storefront of one BUM Desa: who they are, where, with which papers. */
export type ShopPage = {
  id: string
  slug: string
  name: string
  kind: 'bumdes' | 'bumdesma'
  legalStatus: 'unregistered' | 'nameApproved' | 'legalEntity' | 'inactive'
  legalNumber: string | null
  nib: string | null
  phone: string
  address: string
  story: Bilingual
  status: 'open' | 'closed' | 'suspended'
  closedReason: Bilingual | null
  reopensOn: string | null
  minimumOrder: Rupiah
  picture: string | null
  isSample: boolean
  villages: {
    code: string
    name: string
    outline: string | null
    district: string
    districtSlug: string
  }[]
  pickupPoints: { name: string; address: string; hours: string }[]
  deliversTo: { name: string; slug: string | null; price: Rupiah }[]
  makers: string[]
  completedOrders: number
  /** How many verified numbers of each kind its goods carry. */
  permits: Record<string, number>
}
