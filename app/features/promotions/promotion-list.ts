import { z } from 'zod'
import { promotionStatuses } from './promotion-status.ts'

/** Anything odd in the address is the list as it usually is. */
export const promotionListQuery = z.object({
  lihat: z.enum(promotionStatuses).nullable().catch(null).default(null),
  /** Part of a name or a code. */
  cari: z.string().trim().max(80).catch('').default(''),
  /** The last one of the page before. */
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type PromotionListQuery = z.output<typeof promotionListQuery>
