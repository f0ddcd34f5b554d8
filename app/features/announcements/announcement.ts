import { z } from 'zod'

export type Announcement = {
  id: string
  titleId: string
  titleEn: string
  textId: string
  textEn: string
}

/** Anything odd in the address is the list as it usually is. */
export const announcementListQuery = z.object({
  cari: z.string().trim().max(80).catch('').default(''),
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type AnnouncementListQuery = z.output<typeof announcementListQuery>
