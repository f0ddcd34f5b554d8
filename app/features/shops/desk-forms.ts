import { z } from 'zod'
import { parseLine, parseParagraph } from '#app/core/text.ts'

export const shopSearchMaximum = 60
export const suspendReasonMaximum = 300

/** The states of the list, by the name they have in the address. */
export const shopViews = {
  semua: null,
  buka: 'open',
  tutup: 'closed',
  ditangguhkan: 'suspended',
} as const
export type ShopView = keyof typeof shopViews

/** Anything odd in the address is the whole list. */
export const shopListQuery = z.object({
  keadaan: z.enum(Object.keys(shopViews) as [ShopView, ...ShopView[]]).catch('semua'),
  /** A part of the name, the slug, or the code of a village. */
  cari: z
    .string()
    .transform((text) => {
      const parsed = parseLine(text, { longest: shopSearchMaximum })
      return 'value' in parsed ? parsed.value : ''
    })
    .catch(''),
  /** The last one of the page before. */
  setelah: z.uuid().nullable().catch(null),
})
export type ShopListQuery = z.infer<typeof shopListQuery>

/** Why a BUM Desa may not sell; its people read it, and it stays in the trail. Null: no such reason. */
export function parseSuspendReason(text: string): string | null {
  const parsed = parseParagraph(text, { longest: suspendReasonMaximum, lines: 5 })
  return 'value' in parsed ? parsed.value : null
}
