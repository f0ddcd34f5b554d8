import { z } from 'zod'

/** `?sebelum=` is the last message of the page before; anything odd is the first page. */
export const inboxQuery = z.object({
  cari: z.string().trim().max(80).catch('').default(''),
  sebelum: z.uuid().nullable().catch(null).default(null),
})
export type InboxQuery = z.output<typeof inboxQuery>

export const deliveryViews = ['semua', 'menunggu', 'gagal'] as const
export const deliveryQuery = inboxQuery.extend({
  keadaan: z.enum(deliveryViews).catch('semua').default('semua'),
})
export type DeliveryQuery = z.output<typeof deliveryQuery>

/** Which of the letters of one reader are wanted; a box that is not ticked is not sent. */
export const topicsForm = z.object({
  whose: z.string().max(200).catch(''),
  topic: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((sent) => (sent === undefined ? [] : [sent].flat())),
})

/** By which way a person wants to be written to. */
export const channelForm = z.object({ channel: z.enum(['email', 'whatsapp']) })

/** On the page that a letter leads to; whoever posts anything else wants no more of them. */
export const wishForm = z.object({ wish: z.enum(['stop', 'resume']).catch('stop') })
