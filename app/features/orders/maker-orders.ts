import { z } from 'zod'
import type { CalendarDate } from '#app/core/dates.ts'
import type { OrderStatus } from './order-status.ts'

/** While the BUM Desa has not packed it, a maker may still say that it is ready, and take that back. */
export const preparedByMaker = ['paid', 'accepted'] as const satisfies OrderStatus[]

export const isPreparedByMaker = (status: OrderStatus): boolean =>
  (preparedByMaker as readonly OrderStatus[]).includes(status)

/** What a maker looks at, by the name it has in the address. */
export const makerOrderViews = {
  perlu: preparedByMaker,
  siap: preparedByMaker,
  selesai: ['packed', 'handedOver', 'delivered', 'completed'],
} as const satisfies Record<string, readonly OrderStatus[]>
export type MakerOrderView = keyof typeof makerOrderViews

const viewNames = Object.keys(makerOrderViews) as [MakerOrderView, ...MakerOrderView[]]
const id = z.uuid().nullable().catch(null)

/** Anything odd in the address is the list as it usually is. */
export const makerOrderQuery = z.object({
  lihat: z.enum(viewNames).catch('perlu'),
  /** Part of the name of a good, or of the number of an order. */
  cari: z.string().trim().max(80).catch('').default(''),
  /** One good only. */
  barang: id,
  /** The last line of the page before. */
  setelah: id,
})
export type MakerOrderQuery = z.output<typeof makerOrderQuery>

/** A line of an order as its maker sees it: what to make, for when. Who buys it is the BUM Desa's to know. */
export type MakerOrderLine = {
  id: string
  number: string
  status: OrderStatus
  listingId: string
  title: string
  unit: string
  /** Without what the BUM Desa said is not sent. */
  quantity: number
  boughtAt: Date
  /** Null until the BUM Desa has accepted the order. */
  readyBy: Date | null
  /** Of goods that wait for a guest. */
  pickupDate: CalendarDate | null
  readyAt: Date | null
}

/** The part of an order that one unit of the BUM Desa sells. Who buys it stays with the BUM Desa. */
export type OrderOfUnit = {
  number: string
  status: OrderStatus
  paidAt: Date
  /** `date`: of a visit. */
  lines: { id: string; title: string; unit: string; quantity: number; date: CalendarDate | null }[]
}

export type GoodToPrepare = {
  listingId: string
  title: string
  unit: string
  pieces: number
  orders: number
  /** Of the first that is due; null while the BUM Desa has accepted none of them. */
  readyBy: Date | null
}
