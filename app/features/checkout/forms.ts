import { z } from 'zod'
import { parseEmail } from '#app/core/email.ts'
import { parsePhone } from '#app/core/phone.ts'
import { parseRupiah } from '#app/core/rupiah.ts'
import { parseLine, parseParagraph } from '#app/core/text.ts'
import { seenParts, type SeenReview } from './checkout-input.ts'

// Messages are reasons; the page says them in its language (i18n: checkout.fieldErrors).

function required(longest: number) {
  return z.string('empty').transform((text, context) => {
    const line = parseLine(text, { longest })
    if ('value' in line) return line.value
    context.addIssue({ code: 'custom', message: line.problem })
    return z.NEVER
  })
}

function optional(longest: number) {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      const line = parseLine(text ?? '', { longest })
      if ('value' in line) return line.value
      if (line.problem === 'empty') return null
      context.addIssue({ code: 'custom', message: line.problem })
      return z.NEVER
    })
}

/** RT and RW are written `1`, `01` or `001`; stored with three digits. */
const neighbourhood = z
  .string()
  .optional()
  .transform((text, context) => {
    const digits = text?.trim() ?? ''
    if (digits === '') return null
    if (/^\d{1,3}$/.test(digits)) return digits.padStart(3, '0')
    context.addIssue({ code: 'custom', message: 'neighbourhood' })
    return z.NEVER
  })

const phone = z.string('empty').transform((text, context) => {
  const parsed = parsePhone(text)
  if (parsed) return parsed as string
  context.addIssue({ code: 'custom', message: text.trim() === '' ? 'empty' : 'phone' })
  return z.NEVER
})

const email = z
  .string()
  .optional()
  .transform((text, context) => {
    if (!text?.trim()) return null
    const parsed = parseEmail(text)
    if ('email' in parsed) return parsed.email
    context.addIssue({ code: 'custom', message: parsed.problem })
    return z.NEVER
  })

/** Step 1: who buys. A guest needs no more than a name and a number. */
export const buyerForm = z.object({
  name: required(80),
  phone,
  email,
  /** `home`: somebody brings it. `pickup`: the buyer fetches everything. */
  receive: z.enum(['home', 'pickup'], 'choose'),
})

/**
 * Where to. In villages there is often no street name, so the street is optional, but then a hamlet
 * with RT/RW or a landmark is needed (domain.md §g).
 */
export const addressForm = z
  .object({
    recipient: optional(80),
    villageCode: z.string('village').regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'village'),
    street: optional(120),
    hamlet: optional(60),
    rt: neighbourhood,
    rw: neighbourhood,
    landmark: optional(120),
    postalCode: z
      .string()
      .optional()
      .transform((text) => text?.trim() || null)
      .pipe(
        z
          .string()
          .regex(/^\d{5}$/, 'postal-code')
          .nullable(),
      ),
  })
  .superRefine((address, context) => {
    const findable =
      address.street ?? address.landmark ?? (address.rt && address.rw ? address.hamlet : null)
    if (!findable) context.addIssue({ code: 'custom', path: ['landmark'], message: 'findable' })
  })

export const noteField = z
  .string()
  .optional()
  .transform((text, context) => {
    const note = parseParagraph(text ?? '', { longest: 300, lines: 10 })
    if ('value' in note) return note.value
    if (note.problem === 'empty') return null
    context.addIssue({ code: 'custom', message: note.problem })
    return z.NEVER
  })

/** What `formatSeen` wrote into the review page. */
const seenField = z
  .string('seen')
  .regex(/^[\w-]{12}(\.[\w-]{12}){5}$/, 'seen')
  .transform((text) => {
    const prints = text.split('.')
    const pairs = seenParts.map((part, at) => [part, prints[at] ?? ''] as const)
    return Object.fromEntries(pairs) as SeenReview
  })

/** Step 3: the button that binds. `total` and `seen` are what the buyer saw, never a price. */
export const placeForm = z.object({
  key: z.uuid('key'),
  total: z.string('total').transform((text, context) => {
    const amount = /^\d{1,12}$/.test(text) ? BigInt(text) : parseRupiah(text)
    if (amount !== null) return amount
    context.addIssue({ code: 'custom', message: 'total' })
    return z.NEVER
  }),
  seen: seenField,
  /** How to pay, where there is a choice. */
  way: z.string().max(40).optional(),
  consent: z.literal('on', 'consent'),
})

/** The text that was agreed to; a new text gets a new version. */
export const consentVersion = '2026-11'
