import { z } from 'zod'
import { parseLine } from '#app/core/text.ts'

export const personNameMaximum = 60

/** Anything odd in the address finds nobody. */
export const peopleQuery = z.object({
  cari: z
    .string()
    .transform((text) => {
      const parsed = parseLine(text, { longest: personNameMaximum })
      return 'value' in parsed ? parsed.value : ''
    })
    .catch(''),
  /** Where the page before ended. */
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type PeopleQuery = z.output<typeof peopleQuery>
