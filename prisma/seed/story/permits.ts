import type { Listing } from './listing-rows.ts'
import { dateOnly, daysBefore, randomOf, sampleId } from './random.ts'

/** Food types of a P-IRT number (data/legality/pirt_food_types.csv); the first rule that fits. */
const foodTypes: readonly (readonly [RegExp, string])[] = [
  [/rambak/i, '01'],
  [/uceng|layur|abon|nila|lele/i, '02'],
  [/telur asin/i, '03'],
  [/kacang|geti|tempe|marning|gadung|singkong|talas|kecap|tiwul|carang/i, '15'],
  [/pisang|nangka|sukun|dodol|sirsak|sirup|sari|opak gambir rasa/i, '14'],
  [/kembang goyang|opak|kerupuk|puli|wajik|jenang|madumongso|tepung|nasi jagung/i, '06'],
  [/minyak|vco/i, '07'],
  [/gula|madu/i, '09'],
  [/kopi|teh|cokelat|kakao|praline/i, '10'],
  [/bawang goreng/i, '12'],
  [/sambe?a?l|bumbu/i, '11'],
  [/./, '13'],
]

/** How it is packed, by the unit it is sold in (data/legality/pirt_packaging.csv). */
const packaging: Record<string, string> = { botol: '1', kotak: '3', dus: '3', renteng: '6' }

/** Blitar's own digits in every P-IRT number. */
const regency = '3505'

/**
 * Sample numbers in the real format; none of them belongs to anybody. Some end soon, so that the
 * reminders have something to say.
 */
export function permitRows(
  listings: readonly Listing[],
  halal: ReadonlyMap<string, string>,
  now: Date,
) {
  const random = randomOf('permits')
  const productOf = new Map<string, number>()
  return listings.flatMap((listing, index) => {
    const product = (productOf.get(listing.maker.id) ?? 0) + 1
    productOf.set(listing.maker.id, product)
    const days = index % 17 === 3 ? random.int(9, 55) : random.int(90, 1500)
    const validUntil = daysBefore(now, -days)
    const permits: (PermitNumber | null)[] = [
      saleNumber(listing, { product, validUntil, index }),
      halal.get(listing.id) === 'certified'
        ? { kind: 'halal', number: halalNumber(index), validUntil: null }
        : null,
      index % 29 === 6 && listing.kind === 'product'
        ? { kind: 'trademark', number: `IDM000${pad(index + 1, 6)}`, validUntil: null }
        : null,
    ]
    return permits
      .filter((permit) => permit !== null)
      .map((permit) => ({
        id: sampleId(`permit ${permit.number}`, listing.createdAt),
        shop_id: listing.shop.id,
        listing_id: listing.id,
        kind: permit.kind,
        number: permit.number,
        valid_until: permit.validUntil && dateOnly(permit.validUntil),
        status: permit.kind === 'pirt' && index % 23 === 5 ? 'submitted' : 'verified',
      }))
  })
}

type PermitNumber = { kind: string; number: string; validUntil: Date | null }

function saleNumber(
  { permitExpected, title, unit, maker }: Listing,
  { product, validUntil, index }: { product: number; validUntil: Date; index: number },
): PermitNumber | null {
  const number = pad(index + 1, 4)
  if (permitExpected === 'MD')
    return { kind: 'bpomMd', number: `MD 10000000000${number}`, validUntil }
  if (permitExpected === 'KOSMETIK') {
    return { kind: 'cosmetics', number: `NA1800000${number}`, validUntil }
  }
  if (permitExpected !== 'PIRT') return null
  const food = foodTypes.find(([pattern]) => pattern.test(title.id))?.[1] ?? '13'
  const year = String(validUntil.getUTCFullYear()).slice(2)
  const digits = `${packaging[unit] ?? '2'}${food}${regency}${pad(product, 2)}${pad(maker.number, 4)}`
  return { kind: 'pirt', number: `${digits}-${year}`, validUntil }
}

/** ID, the province, a running number, month and year. */
const halalNumber = (index: number) => `ID35000000${pad(index + 1, 5)}${pad(1 + (index % 12), 2)}25`

const pad = (value: number, length: number) => String(value).padStart(length, '0')
