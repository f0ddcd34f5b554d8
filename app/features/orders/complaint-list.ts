import { z } from 'zod'
import { cursorPattern } from '#app/core/cursor.ts'

/** The lists of the admins' desk, by the name they have in the address. */
export const complaintViews = ['diserahkan', 'lewat', 'menunggu', 'selesai'] as const
export type ComplaintView = (typeof complaintViews)[number]

/** Anything odd in the address is the list as it usually is. */
export const complaintListQuery = z.object({
  keadaan: z.enum(complaintViews).catch('diserahkan'),
  /** Part of the number of an order, or of the name of its BUM Desa. */
  cari: z.string().trim().max(80).catch('').default(''),
  /** Where the page before ended: time and id of its last order. */
  sebelum: z.string().regex(cursorPattern).nullable().catch(null),
})
export type ComplaintListQuery = z.infer<typeof complaintListQuery>
