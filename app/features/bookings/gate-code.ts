import { parseLine } from '#app/core/text.ts'

export const gateNameMaximum = 20
/** Of what somebody found out about people who were too many. */
export const noteMaximum = 300

/** As the address or the phone names it; what nobody would paint on a gate is gate 1. */
export function gateName(text: string | null): string {
  const name = parseLine(text ?? '', { longest: gateNameMaximum })
  return 'value' in name && name.value.length <= gateNameMaximum ? name.value : '1'
}

/** The token of a ticket, also out of the address of its page; null for what has another shape. */
export function tokenIn(code: string): string | null {
  const last = code.replace(/\s/g, '').split('/').at(-1)?.toUpperCase() ?? ''
  return /^[A-Z2-7]{170}$/.test(last) ? last : null
}

/** In any case, with spaces for hyphens, with or without `LB`; null for what is no such code. */
export function readTicketCode(text: string): { orderNumber: string; proof: string } | null {
  const spelled = text
    .trim()
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]+/g, '-')
  const [, number, proof] = /^(?:LB-)?([2-9A-Z]{8}-\d{1,3})-([2-9A-Z]{4})$/.exec(spelled) ?? []
  return number && proof ? { orderNumber: `LB-${number}`, proof } : null
}
