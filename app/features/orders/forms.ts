import { z } from 'zod'
import { optionalParagraph } from '#app/core/paragraph-field.ts'
import { parseLine } from '#app/core/text.ts'
import { fulfilmentMethods } from '#app/features/shipping/delivery.ts'
import { canSeeBuyer, type DeskRole } from './buyer-visibility.ts'
import { beingPrepared } from './lateness.ts'
import { nextOrderStatuses, type OrderStatus } from './order-status.ts'
import { type SaleFilter, saleFilters } from './sale-filters.ts'

/** Why a BUM Desa says no; the buyer reads it in their own language. */
export const refusalPresets = ['outOfStock', 'damaged', 'cannotDeliver', 'closed', 'other'] as const
export type RefusalPreset = (typeof refusalPresets)[number]

export const refusalMaximum = 300

/** `other` needs words of its own; beside a preset they are welcome. Errors are keys of the texts. */
export const refuseOrderForm = z
  .object({
    preset: z.enum(refusalPresets, 'preset'),
    words: optionalParagraph({ longest: refusalMaximum, lines: 5 }, 'words'),
  })
  .refine(({ preset, words }) => preset !== 'other' || words !== null, {
    path: ['words'],
    message: 'wordsMissing',
  })

/** The views of the order list, by the name they have in the address. */
export const orderViews = {
  baru: ['paid'],
  disiapkan: ['accepted'],
  dikemas: ['packed'],
  telat: beingPrepared,
  dikirim: ['handedOver'],
  /** Handed over, and its money is still to be taken or compared. */
  tagih: ['handedOver', 'delivered'],
  sampai: ['delivered'],
  keluhan: ['handedOver', 'delivered'],
  selesai: ['completed'],
  batal: ['cancelled'],
  /** What still stands, whatever is left to do. */
  terjual: Object.keys(nextOrderStatuses).filter(
    (status) => status !== 'awaitingPayment' && status !== 'cancelled',
  ),
  semua: Object.keys(nextOrderStatuses).filter((status) => status !== 'awaitingPayment'),
} as const satisfies Record<string, readonly string[]>
export type OrderView = keyof typeof orderViews

export const statusesOfView = (view: OrderView) => orderViews[view] as readonly OrderStatus[]

/** The states that are still work, in the order of the columns of the board. */
export const boardStatuses = [
  'paid',
  'accepted',
  'packed',
  'handedOver',
  'delivered',
] as const satisfies readonly OrderStatus[]

const workViews: readonly OrderView[] = [
  'baru',
  'disiapkan',
  'dikemas',
  'telat',
  'tagih',
  'keluhan',
]

/** Work comes oldest first, because its clock ends first; history comes newest first. */
export function isOldestFirst(view: OrderView): boolean {
  return workViews.includes(view)
}

const viewNames = Object.keys(orderViews) as [OrderView, ...OrderView[]]

export const searchMaximum = 60

function searchWords(text: string): string {
  const parsed = parseLine(text, { longest: searchMaximum })
  return 'value' in parsed ? parsed.value : ''
}

/** Anything odd in the address is the list as it usually is. */
export const orderListQuery = z.object({
  ...saleFilters,
  status: z.enum(viewNames).catch('baru'),
  /** How the goods reach the buyer. */
  cara: z.enum(fulfilmentMethods).nullable().catch(null),
  /** A part of the number, of what was bought, or of the buyer's name; or the buyer's telephone. */
  cari: z.string().transform(searchWords).catch(''),
  /** Where the page before ended: time and id of its last order. */
  setelah: z
    .string()
    .regex(/^\d{10,16}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .nullable()
    .catch(null),
})
export type OrderListQuery = z.infer<typeof orderListQuery>

/** What the address asks for; where buyers live is no question for who may not see it. */
export function readOrderListQuery(url: string, role: DeskRole): OrderListQuery {
  const query = orderListQuery.parse(Object.fromEntries(new URL(url).searchParams))
  return canSeeBuyer(role) ? query : { ...query, kecamatan: null }
}

/** How many filters are on beside the view and the words. */
export const countFilters = (query: OrderListQuery): number =>
  [...(Object.keys(saleFilters) as (keyof SaleFilter)[]), 'cara' as const].filter(
    (name) => query[name] !== null,
  ).length

/** How many tickets; null for what is no such number. */
export const ticketCount = (text: string): number | null =>
  /^\s*\d{1,3}\s*$/.test(text) && Number(text) > 0 ? Number(text) : null
