import { z } from 'zod'
import { formatPhone, parsePhone } from '#app/core/phone.ts'
import { parseLine } from '#app/core/text.ts'

// Errors are keys of the texts (i18n: makers.errors).

export const longestName = 60

export const nameField = z.string('name').transform((text, context) => {
  const line = parseLine(text, { longest: longestName })
  if ('value' in line) return line.value
  context.addIssue({ code: 'custom', message: 'name' })
  return z.NEVER
})

export const phoneField = z.string('phone').transform((text, context) => {
  const phone = parsePhone(text)
  if (phone) return phone
  context.addIssue({ code: 'custom', message: 'phone' })
  return z.NEVER
})

/** `maker` is one the BUM Desa has listed for so far. */
export const inviteForm = z.object({
  name: nameField,
  phone: phoneField,
  maker: z
    .union([z.uuid(), z.literal('')], 'unknown')
    .optional()
    .transform((id) => id || null),
})
export type Invite = z.output<typeof inviteForm>

const villageField = z.string('village').regex(/^[\d.]{1,20}$/, 'village')

/** Whoever takes an invitation up says what the business is called and where it is. */
export const joinForm = z.object({ name: nameField, village: villageField })
export type Join = z.output<typeof joinForm>

/** What a BUM Desa writes of a maker; the number may be left empty. */
export const makerForm = z.object({
  name: nameField,
  village: villageField,
  phone: z
    .string()
    .optional()
    .transform((text = '', context) => {
      if (text.trim() === '') return null
      const phone = parsePhone(text)
      if (phone) return phone
      context.addIssue({ code: 'custom', message: 'phone' })
      return z.NEVER
    }),
})
export type MakerChange = z.output<typeof makerForm>

/** What stands in the form before anything is typed. */
export const typedMaker = ({
  name,
  village,
  phone,
}: Record<'name' | 'village', string> & { phone: string | null }) => ({
  name,
  village,
  phone: phone ? formatPhone(phone) : '',
})

/** A maker without an account: the BUM Desa lists for them, once they have agreed. */
export const onBehalfForm = makerForm.extend({ consent: z.literal('on', 'consent') })
export type OnBehalf = z.output<typeof onBehalfForm>

/** Said on a page of its own, so that no stray click takes a stall away from anybody. */
export const detachForm = z.object({ confirm: z.literal('yes') })
export const leaveForm = detachForm.extend({ maker: z.uuid() })

/** Anything odd in the address is the list as it usually is. */
export const makerListQuery = z.object({
  cari: z.string().trim().max(80).catch('').default(''),
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type MakerListQuery = z.output<typeof makerListQuery>
