import { z } from 'zod'

const place = {
  experience: z.string(),
  unit: z
    .union([z.uuid(), z.literal('')])
    .optional()
    .transform((id) => id || null),
}

export const linkForm = z.object(place)

export const unfollowForm = z.object({ experience: z.string(), unit: z.uuid() })

export const longestAddress = 1000

/** An https address, as another site gives it for its calendar; `webcal:` is the same by another name. */
export const feedForm = unfollowForm.extend({
  address: z
    .string()
    .trim()
    .max(longestAddress)
    .transform((text) => text.replace(/^webcals?:/i, 'https:'))
    .pipe(z.url({ protocol: /^https?$/ })),
})
