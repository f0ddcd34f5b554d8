import { z } from 'zod'
import { parseParagraph } from '#app/core/text.ts'
import { nextOrderStatuses, type OrderStatus } from './order-status.ts'

/** Why a BUM Desa says no; the buyer reads it in their own language. */
export const refusalPresets = ['outOfStock', 'damaged', 'cannotDeliver', 'closed', 'other'] as const
export type RefusalPreset = (typeof refusalPresets)[number]

export const refusalMaximum = 300

/** `other` needs words of its own; beside a preset they are welcome. Errors are keys of the texts. */
export const refuseOrderForm = z
  .object({
    preset: z.enum(refusalPresets, 'preset'),
    words: z
      .string()
      .optional()
      .transform((text, context) => {
        if (!text?.trim()) return null
        const parsed = parseParagraph(text, { longest: refusalMaximum, lines: 5 })
        if ('value' in parsed) return parsed.value
        context.addIssue({ code: 'custom', message: 'words' })
        return z.NEVER
      }),
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
  dikirim: ['handedOver'],
  sampai: ['delivered'],
  keluhan: ['handedOver', 'delivered'],
  selesai: ['completed'],
  batal: ['cancelled'],
  semua: Object.keys(nextOrderStatuses).filter((status) => status !== 'awaitingPayment'),
} as const satisfies Record<string, readonly string[]>
export type OrderView = keyof typeof orderViews

export const statusesOfView = (view: OrderView) => orderViews[view] as readonly OrderStatus[]

/** The one view that is more than states: those of its orders that the buyer complains about. */
export const isComplaintView = (view: OrderView): boolean => view === 'keluhan'

/** Work comes oldest first, because its clock ends first; history comes newest first. */
export function isOldestFirst(view: OrderView): boolean {
  return view === 'baru' || view === 'disiapkan' || view === 'dikemas' || isComplaintView(view)
}

const viewNames = Object.keys(orderViews) as [OrderView, ...OrderView[]]

/** Anything odd in the address is the list as it usually is. */
export const orderListQuery = z.object({
  status: z.enum(viewNames).catch('baru'),
  cari: z
    .string()
    .transform((text) => text.toUpperCase().replace(/[^A-Z0-9-]/g, ''))
    .pipe(z.string().max(20))
    .catch(''),
  /** Where the page before ended: time and id of its last order. */
  setelah: z
    .string()
    .regex(/^\d{10,16}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .nullable()
    .catch(null),
})
export type OrderListQuery = z.infer<typeof orderListQuery>

/** How many tickets; null for what is no such number. */
export const ticketCount = (text: string): number | null =>
  /^\s*\d{1,3}\s*$/.test(text) && Number(text) > 0 ? Number(text) : null
