import { z } from 'zod'
import { parseLine } from '#app/core/text.ts'

/** A code of which nothing is known yet, how many come in (empty: all, if it is one), and the phone's id. */
export const gateForm = z.object({
  code: z.string().max(2000),
  count: z
    .string()
    .regex(/^(?:[1-9]\d{0,2})?$/)
    .default('')
    .transform((text) => (text === '' ? null : Number(text))),
  scanId: z.uuid(),
})

export const gateNameMaximum = 20

/** As the address names it; what nobody would paint on a gate is gate 1. */
export function gateName(text: string | null): string {
  const name = parseLine(text ?? '', { longest: gateNameMaximum })
  return 'value' in name && name.value.length <= gateNameMaximum ? name.value : '1'
}

/** The token of a ticket, also out of the address of its page; null for what has another shape. */
export function tokenIn(code: string): string | null {
  const last = code.replace(/\s/g, '').split('/').at(-1)?.toUpperCase() ?? ''
  return /^[A-Z2-7]{170}$/.test(last) ? last : null
}
