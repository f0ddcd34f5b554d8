import { z } from 'zod'
import { paragraph } from '#app/core/paragraph-field.ts'
import { nameField, phoneField } from '../makers/forms.ts'

// Errors are keys of the texts (i18n: applications.errors).

export const goodsMaximum = 500
export const reasonMaximum = 300

export const paperKinds = ['identityCard', 'businessNumber'] as const
export type PaperKind = (typeof paperKinds)[number]

export const applicationForm = z.object({
  name: nameField,
  phone: phoneField,
  village: z.string('village').min(1, 'village').max(20, 'village'),
  goods: z.string('goods').transform(paragraph({ longest: goodsMaximum, lines: 20 }, 'goods')),
  consent: z.literal('on', 'consent'),
})
export type Application = z.output<typeof applicationForm>

export const refusalForm = z.object({
  reason: z.string('reason').transform(paragraph({ longest: reasonMaximum, lines: 10 }, 'reason')),
})

/** Anything odd in the address is the beginning. */
export const chooseShopQuery = z.object({
  cari: z.string().trim().max(80).catch('').default(''),
  toko: z.string().max(120).catch('').default(''),
})

export const applicationListQuery = z.object({
  lihat: z.enum(['waiting', 'approved', 'refused', 'withdrawn']).catch('waiting'),
  /** Part of a name or a village. */
  cari: z.string().trim().max(80).catch('').default(''),
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type ApplicationListQuery = z.output<typeof applicationListQuery>
