import { z } from 'zod'

/** Anything odd in the address is the whole list from its start. */
export const experienceListQuery = z.object({
  cari: z.string().trim().max(80).catch('').default(''),
  /** The id of the last one of the page before. */
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type ExperienceListQuery = z.output<typeof experienceListQuery>
