import { z } from 'zod'

/** So few are left that somebody should make or fetch more. */
export const lowStockAt = 3

export const stockViews = ['habis', 'menipis', 'dipesan'] as const

/** Anything odd in the address is the list as it usually is. */
export const stockListQuery = z.object({
  lihat: z.enum(stockViews).nullable().catch(null).default(null),
  cari: z.string().trim().max(80).catch('').default(''),
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type StockListQuery = z.output<typeof stockListQuery>

export type StockRow = {
  variantId: string
  name: string
  makerName: string
  unit: string
  /** On the shelf and not sold. */
  onHand: number
  /** Of these, kept for buyers who have not paid yet. */
  held: number
  lastMovedAt: Date | null
}

export type MovementReason =
  | 'opening'
  | 'received'
  | 'sale'
  | 'returned'
  | 'unsent'
  | 'stockTake'
  | 'damaged'

export type Movement = {
  id: string
  at: Date
  reason: MovementReason
  delta: number
  /** On hand after it; before it was `after - delta`. */
  after: number
  /** The order it was sold in, or came back from. */
  orderNumber: string | null
  isCounter: boolean
  /** The count of many goods it comes from. */
  stockTakeId: string | null
  actorName: string | null
  note: string | null
}

export type Held = { quantity: number; until: Date }

export type StockPage = StockRow & {
  listingId: string
  holds: Held[]
  movements: Movement[]
  next: string | null
}
