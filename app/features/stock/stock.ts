import { z } from 'zod'
import { dayOrNone } from '#app/core/day-field.ts'

export const stockViews = ['perlu', 'habis', 'menipis', 'dipesan'] as const

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
  /** Then nothing is on a shelf: it is how many can be made. */
  madeToOrder: boolean
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
  | 'made'
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

/** What a movement can be, as its list says it: what was sold at the counter is a kind of its own. */
export const movementKinds = [
  'received',
  'sale',
  'counter',
  'returned',
  'unsent',
  'made',
  'damaged',
  'stockTake',
  'opening',
] as const satisfies readonly (MovementReason | 'counter')[]

/** Anything odd in the address is the whole list. */
export const movementListQuery = z.object({
  /** A part of an order's number or of a note. */
  cari: z.string().trim().max(80).catch('').default(''),
  sebab: z.enum(movementKinds).nullable().catch(null).default(null),
  dari: dayOrNone.default(null),
  sampai: dayOrNone.default(null),
  /** The last one of the page before. */
  sebelum: z.uuid().nullable().catch(null).default(null),
})
export type MovementListQuery = z.output<typeof movementListQuery>

export const countMovementFilters = ({ sebab, dari, sampai }: MovementListQuery): number =>
  [sebab, dari, sampai].filter(Boolean).length

export type Held = { quantity: number; until: Date }

export type StockPage = StockRow & {
  listingId: string
  holds: Held[]
}
