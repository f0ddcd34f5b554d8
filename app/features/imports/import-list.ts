import { z } from 'zod'

/** `?setelah=` is the last one of the page before; anything odd is the first page. */
export const importListQuery = z.object({ setelah: z.uuid().nullable().catch(null).default(null) })
