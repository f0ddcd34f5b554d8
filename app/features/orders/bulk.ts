import { z } from 'zod'
import { type ShopAction, shopActionsFor } from './shop-actions.ts'

/** How many orders one goes through at once; more would be no reading any more. */
export const bulkMaximum = 50

/** What may be done with several orders at once, by the word it has in the address. */
export const bulkSteps = {
  terima: 'accept',
  kemas: 'pack',
  serahkan: 'handOver',
} as const satisfies Record<string, ShopAction>
export type BulkWord = keyof typeof bulkSteps

/** The numbers somebody ticked, each once, in the order of the list; odd ones are left out. */
export const orderNumbers = z
  .union([z.string(), z.array(z.unknown())])
  .transform((value) => [...new Set([value].flat())])
  .transform((all) =>
    all.filter((one) => typeof one === 'string' && /^LB-[A-Z0-9-]{4,20}$/.test(one)),
  )
  .transform((numbers) => (numbers as string[]).slice(0, bulkMaximum))
  .catch([])

const words = Object.keys(bulkSteps) as [BulkWord, ...BulkWord[]]

export const bulkForm = z.object({
  langkah: z.enum(words).nullable().catch(null),
  nomor: orderNumbers,
})

export const papers = ['a6', 'a4x4', 'a4x8'] as const
export type Paper = (typeof papers)[number]

export const printQuery = z.object({
  jenis: z.enum(['slip', 'label']).catch('slip'),
  kertas: z.enum(papers).catch('a6'),
  nomor: orderNumbers,
})

/** Why an order would be left as it is. */
export type Hindrance = 'other-state' | 'not-final-yet' | 'too-late'

/** What the step would do to the order now; null: it would be done. */
export function hindranceOf(
  order: Parameters<typeof shopActionsFor>[0],
  { step, now }: { step: ShopAction; now: Date },
): Hindrance | null {
  const { next, notBefore } = shopActionsFor(order, { now })
  if (step === 'accept' && order.status === 'paid' && next === null) return 'too-late'
  if (next !== step) return 'other-state'
  return notBefore ? 'not-final-yet' : null
}
