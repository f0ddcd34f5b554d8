import { z } from 'zod'
import type { SellerPermit } from './seller-permit.ts'

export const permitViews = ['berakhir', 'periksa', 'semua'] as const

/** Anything odd in the address is the list as it usually is. */
export const permitListQuery = z.object({
  lihat: z.enum(permitViews).catch('berakhir').default('berakhir'),
  /** A part of what it is of, or of its number. */
  cari: z.string().trim().max(80).catch('').default(''),
  /** The last one of the page before. */
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type PermitListQuery = z.output<typeof permitListQuery>

/** A permit and what it is of; null: the BUM Desa itself. */
export type ListedPermit = Omit<SellerPermit, 'note' | 'isOfOtherRegency'> & {
  listingId: string | null
  title: string | null
}
