import { z } from 'zod'
import { isUuid } from '#app/core/ids.ts'
import { mostPieces, wholeNumber } from '#app/features/catalog/listing-form.ts'

/** Anything odd in the address is the list as it usually is. */
export const takeListQuery = z.object({
  cari: z.string().trim().max(80).catch('').default(''),
  pelaku: z.uuid().nullable().catch(null).default(null),
  lihat: z.enum(['belum']).nullable().catch(null).default(null),
  setelah: z.uuid().nullable().catch(null).default(null),
  riwayat: z.uuid().nullable().catch(null).default(null),
})
export type TakeListQuery = z.output<typeof takeListQuery>

export type GoodToCount = {
  variantId: string
  name: string
  makerName: string
  unit: string
  available: number
  held: number
  /** Null: not counted yet. */
  counted: number | null
  countedAt: Date | null
}

export type CountedGood = {
  variantId: string
  listingId: string
  label: string
  name: string
  makerName: string
  unit: string
  counted: number
  /** What could be sold when it was counted. */
  seen: number
  /** What can be sold now. */
  available: number
  counterName: string
}

export type EndedTake = {
  id: string
  outcome: 'applied' | 'discarded'
  endedAt: Date
  enderName: string
  goods: number
  differences: number
}

export const differenceOf = ({ counted, seen }: Pick<CountedGood, 'counted' | 'seen'>): number =>
  counted - seen

/** More was sold since than the count leaves: somebody has to look again. */
export const isToCountAgain = (good: CountedGood): boolean =>
  good.available + differenceOf(good) < 0 || good.available + differenceOf(good) > mostPieces

export const countField = (variantId: string) => `c-${variantId}`
export const seenField = (variantId: string) => `s-${variantId}`
export const dropField = (variantId: string) => `x-${variantId}`

export type Count = { variantId: string; counted: number; seen: number }
export type ReadCounts = {
  counts: Count[]
  /** Counted before and taken back. */
  dropped: string[]
  /** Names of fields that nobody can read. */
  wrong: string[]
}

const pieces = wholeNumber(mostPieces)

/** What was counted of a page of goods; an empty number says nothing. */
export function readCounts(typed: Readonly<Record<string, string | string[]>>): ReadCounts {
  const read: ReadCounts = { counts: [], dropped: [], wrong: [] }
  for (const [name, text] of Object.entries(typed)) {
    const [, kind, variantId = ''] = /^([cx])-(.{36})$/.exec(name) ?? []
    if (!kind || !isUuid(variantId)) continue
    if (kind === 'x') read.dropped.push(variantId)
    else if (typeof text !== 'string') read.wrong.push(name)
    else if (text.trim() !== '') {
      const counted = pieces(text)
      const seen = pieces(String(typed[seenField(variantId)] ?? ''))
      if (counted === null || seen === null) read.wrong.push(name)
      else read.counts.push({ variantId, counted, seen })
    }
  }
  return read
}
