import { maximumPrice, type Rupiah, rupiah } from '#app/core/rupiah.ts'

/** Whole rupiah that somebody could pay. A cost of nothing means that the service is not to be had. */
export function priceOf(cost: number): Rupiah | null {
  if (!Number.isSafeInteger(cost) || cost <= 0) return null
  const price = rupiah(cost)
  return price <= maximumPrice ? price : null
}

const longestDays = 60

/** `1-4 day`, `3 day`, `2 - 3 Days`, `6 - 8 Hours`; null for `0-0 day`, nothing, and what nobody meant. */
export function daysOf(text: string): { from: number; to: number } | null {
  const [, first, last, unit = ''] =
    /^\s*(\d{1,3})(?:\s*-\s*(\d{1,3}))?\s*([a-z]*)/i.exec(text) ?? []
  if (first === undefined) return null
  const isHours = /^(hour|jam)/i.test(unit)
  const inDays = (count: string) => (isHours ? Math.ceil(Number(count) / 24) : Number(count))
  const from = inDays(first)
  const to = inDays(last ?? first)
  return to >= 1 && from <= to && to <= longestDays ? { from: Math.max(from, 1), to } : null
}

/** What a courier wrote, on one line and not without end. */
export const noteOf = (text: string | null | undefined): string =>
  (text ?? '').replace(/\s+/g, ' ').trim().slice(0, 200)

/** Waybills are compared without what people add when they copy them. */
export const isSameWaybill = (one: string, other: string): boolean => plain(one) === plain(other)
const plain = (waybill: string) => waybill.replace(/[^a-z0-9]/gi, '').toUpperCase()
