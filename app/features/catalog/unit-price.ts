import type { Rupiah } from '#app/core/rupiah.ts'

const size = /(?:^|\s)(\d+(?:[.,]\d+)?)\s?(g|gram|kg|ml|liter|litre|l)(?=\s|$|,)/i
const perBase: Record<string, readonly [grams: number, per: 'kg' | 'liter']> = {
  g: [1, 'kg'],
  gram: [1, 'kg'],
  kg: [1000, 'kg'],
  ml: [1, 'liter'],
  l: [1000, 'liter'],
  liter: [1000, 'liter'],
  litre: [1000, 'liter'],
}

/**
 * The price of a whole kilogram or litre, so that 250 g and 500 g can be compared. It is worked out
 * from the size that is printed, because the stored weight is that of the parcel. Null when the size
 * is not said, or is one already.
 */
export function unitPrice(
  price: Rupiah,
  text: string,
): { amount: Rupiah; per: 'kg' | 'liter' } | null {
  const [, number, unit] = size.exec(text) ?? []
  const base = perBase[unit?.toLowerCase() ?? '']
  if (!number || !base) return null
  const thousandths = Math.round(Number(number.replace(',', '.')) * base[0])
  if (thousandths <= 0 || thousandths === 1000) return null
  return { amount: ((price * 1000n) / BigInt(thousandths)) as Rupiah, per: base[1] }
}
