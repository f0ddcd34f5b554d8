import { z } from 'zod'
import { parseRupiah } from '#app/core/rupiah.ts'
import { parseParagraph } from '#app/core/text.ts'
import { parseCalendarDate } from '#app/features/bookings/calendar-date.ts'
import { buyerForm, noteField } from '#app/features/checkout/forms.ts'

// Messages are reasons; the page says them in its language (i18n: requests.errors, checkout.fieldErrors).

const { name, phone, email } = buyerForm.shape

/** A group asks for a day. `key` was made with the form. */
export const askForm = z.object({
  key: z.uuid('key'),
  package: z.uuid('package'),
  date: z.string('date').transform((text, context) => {
    const date = parseCalendarDate(text.trim())
    if (date) return date
    context.addIssue({ code: 'custom', message: 'date' })
    return z.NEVER
  }),
  people: z
    .string('people')
    .regex(/^[1-9]\d{0,2}$/, 'people')
    .transform(Number),
  name,
  phone,
  email,
  note: noteField,
})
export const askFields = [
  'key',
  'package',
  'date',
  'people',
  'name',
  'phone',
  'email',
  'note',
] as const
export type Asked = z.output<typeof askForm>

export const answerMaximum = 300

const words = (missing: string) =>
  z.string(missing).transform((text, context) => {
    const parsed = parseParagraph(text, { longest: answerMaximum, lines: 5 })
    if ('value' in parsed) return parsed.value
    context.addIssue({ code: 'custom', message: parsed.problem === 'empty' ? missing : 'words' })
    return z.NEVER
  })

/** Without a price it is what people and day cost. Errors are keys of the texts. */
export const confirmForm = z.object({
  price: z
    .string('price')
    .transform((text, context) => {
      if (text.trim() === '') return null
      const price = parseRupiah(text)
      if (price !== null && price > 0n) return price
      context.addIssue({ code: 'custom', message: 'price' })
      return z.NEVER
    })
    .optional()
    .transform((price) => price ?? null),
  answer: noteField,
})

export const declineForm = z.object({ answer: words('answer') })

/** The views of the inbox, by the name they have in the address. */
export const requestViews = {
  baru: ['asked'],
  menunggu: ['confirmed', 'ordered'],
  selesai: ['taken', 'declined', 'expired', 'withdrawn'],
} as const
export type RequestView = keyof typeof requestViews

export const inboxQuery = z.object({
  lihat: z.enum(Object.keys(requestViews) as [RequestView, ...RequestView[]]).catch('baru'),
  /** Part of a number, an experience or, for who may see it, a name. */
  cari: z.string().trim().max(80).catch('').default(''),
  /** The last one of the page before. */
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type InboxQuery = z.output<typeof inboxQuery>
