import { isUuid } from '#app/core/ids.ts'
import { parsePhone } from '#app/core/phone.ts'
import { parseRupiah, type Rupiah, zero } from '#app/core/rupiah.ts'
import { parseLine } from '#app/core/text.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import { type CounterSale, type PaidWith, waysToPay } from './counter-sale.ts'

/** Why something is undone or decided; as the tables have it. */
export const longestReason = 200

/** The name of the field that says how many of a visitor kind, of one session where there are some. */
export const quantityField = (variantId: string, sessionId: string | null) =>
  `k-${variantId}${sessionId === null ? '' : `.s${sessionId.replaceAll('-', '')}`}`

/** The same of a good. */
export const goodsField = (variantId: string) => `b-${variantId}`

const quantityName = /^([bk])-([\da-f-]{36})(?:\.s([\da-f]{32}))?$/
const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

export type CounterFieldError =
  | 'quantity'
  | 'paidWith'
  | 'received'
  | 'phone'
  | 'name'
  | 'phone-for-name'
/** What is wrong, by the field that holds it; `name` here is the buyer's. */
export type CounterErrors = Record<string, CounterFieldError>
export type Typed = Record<string, string>

/** A field that came twice is nobody's intention, and counts as one that nobody can read. */
export const textsOf = (fields: Record<string, string | string[]>): Typed =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : '?']),
  )

type Read =
  | { ok: true; sale: Omit<CounterSale, 'gate'> & { letIn: boolean } }
  | { ok: false; errors: CounterErrors }

/** On this day, as most of what a counter sells. */
export const visitOn =
  (date: CalendarDate) =>
  (_variantId: string, sessionId: string | null): Visit => ({ kind: 'day', date, sessionId })

/** A sale as the form sends it: goods and visits, and an empty number is none. */
export function readCounterForm(typed: Typed, visitOf: ReturnType<typeof visitOn>): Read {
  const errors: CounterErrors = {}
  const lines = readLines(typed, visitOf, errors)
  const paidWith = waysToPay.find((way) => way === typed.paidWith)
  if (!paidWith) errors.paidWith = 'paidWith'
  const received = readReceived(typed, paidWith, errors)
  const buyer = readBuyer(typed, errors)
  const saleId = typed.saleId ?? ''
  if (!isUuid(saleId)) errors.saleId = 'quantity'
  if (!paidWith || Object.keys(errors).length > 0) return { ok: false, errors }
  const expectedTotal = parseRupiah(typed.total ?? '') ?? zero
  const sale = { saleId, soldAt: null, lines, expectedTotal, paidWith, received, buyer }
  return { ok: true, sale: { ...sale, letIn: typed.letIn === 'on' } }
}

function readLines(
  typed: Typed,
  visitOf: ReturnType<typeof visitOn>,
  errors: CounterErrors,
): CounterSale['lines'] {
  return Object.entries(typed).flatMap(([name, text]) => {
    const [, kind, variantId, session] = quantityName.exec(name) ?? []
    const quantity = text.trim()
    if (!variantId || !isUuid(variantId) || /^0*$/.test(quantity)) return []
    if (!/^\d{1,3}$/.test(quantity)) {
      errors[name] = 'quantity'
      return []
    }
    const sessionId = session === undefined ? null : dashed(session)
    const visit = kind === 'k' ? visitOf(variantId, sessionId) : null
    return [{ variantId, quantity: Number(quantity), visit }]
  })
}

function readReceived(
  typed: Typed,
  paidWith: PaidWith | undefined,
  errors: CounterErrors,
): Rupiah | null {
  const text = typed.received?.trim() ?? ''
  if (text === '' || paidWith !== 'cash') return null
  const received = parseRupiah(text)
  if (received === null) errors.received = 'received'
  return received
}

function readBuyer(typed: Typed, errors: CounterErrors): CounterSale['buyer'] {
  const phoneText = typed.phone?.trim() ?? ''
  const line = parseLine(typed.name ?? '', { longest: 80 })
  const name = 'value' in line ? line.value : ''
  if ('problem' in line && line.problem !== 'empty') errors.name = 'name'
  if (phoneText === '') {
    if (name !== '') errors.phone = 'phone-for-name'
    return null
  }
  const phone = parsePhone(phoneText)
  if (!phone) errors.phone = 'phone'
  return phone && { name, phone }
}
