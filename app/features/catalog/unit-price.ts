import type { Rupiah } from '#app/core/rupiah.ts'
import { type Measure, measureOf } from './measure.ts'

const size = /(?:^|\s)(\d+(?:[.,]\d+)?)\s?(g|gram|ons|kg|ml|liter|litre|l)(?=\s|$|,)/i

type Compared = { amount: Rupiah; per: Measure['whole'] }

/**
 * The price of a whole kilogram or litre, so that 250 g and 500 g can be compared. It is worked out
 * from the size that is printed, because the stored weight is that of the parcel, or else from the unit it
 * is sold by. Null when no size is said, or it is one already.
 */
export function unitPrice(price: Rupiah, text: string, unit = ''): Compared | null {
  const [, number = '1', of = unit] = size.exec(text) ?? []
  const measure = measureOf(of)
  if (!measure) return null
  const thousandths = Math.round(Number(number.replace(',', '.')) * measure.each)
  if (thousandths <= 0 || thousandths === 1000) return null
  return { amount: ((price * 1000n) / BigInt(thousandths)) as Rupiah, per: measure.whole }
}
