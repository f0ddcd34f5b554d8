import { z } from 'zod'

/** `?sebelum=` is the last message of the page before; anything odd is the first page. */
export const inboxQuery = z.object({ sebelum: z.uuid().nullable().catch(null) })
