declare const rupiahBrand: unique symbol

/** A whole number of rupiah. There is no smaller unit, so there is nothing to round. */
export type Rupiah = bigint & { readonly [rupiahBrand]: true }

/** No price or total of this marketplace is ever larger: quality/bad-inputs.csv, kind `price`. */
export const maximumPrice = 1_000_000_000n as Rupiah

export const zero = 0n as Rupiah

/** Takes a number only where the caller knows it is whole, for example a constant. */
export function rupiah(amount: bigint | number): Rupiah {
  if (typeof amount === 'number' && !Number.isSafeInteger(amount)) {
    throw new RangeError('An amount of rupiah must be a whole, exactly representable number')
  }
  return BigInt(amount) as Rupiah
}

const plainDigits = /^\d{1,10}$/
const groupedDigits = /^\d{1,3}(\.\d{3}){1,3}$/

/**
 * Reads an amount as people in Indonesia write it: `15000`, `15.000`, `Rp15.000`, `Rp 15.000`.
 * Everything else (a comma, a sen, other digits, signs, spaces inside) is refused with `null`
 * rather than guessed, because a guess here is somebody's money.
 */
export function parseRupiah(text: string): Rupiah | null {
  const digits = text.trim().replace(/^rp\.?[ \u00a0]?/i, '')
  if (!plainDigits.test(digits) && !groupedDigits.test(digits)) return null
  const amount = BigInt(digits.replaceAll('.', ''))
  return amount <= maximumPrice ? (amount as Rupiah) : null
}

export function add(...amounts: readonly Rupiah[]): Rupiah {
  return amounts.reduce<bigint>((sum, amount) => sum + amount, 0n) as Rupiah
}

export function subtract(from: Rupiah, amount: Rupiah): Rupiah {
  return (from - amount) as Rupiah
}

export function multiply(price: Rupiah, quantity: number): Rupiah {
  return (price * BigInt(quantity)) as Rupiah
}

/** Rounds down: the remainder stays with whoever gets "the rest". 100 basis points are 1 %. */
export function percentOf(amount: Rupiah, basisPoints: number): Rupiah {
  return ((amount * BigInt(basisPoints)) / 10_000n) as Rupiah
}

/**
 * Splits a total by weights so that the shares always add up to it exactly (largest remainder;
 * equal remainders go to the earlier share). Weights must be ≥ 0 and not all zero.
 */
export function allocate(total: Rupiah, weights: readonly bigint[]): Rupiah[] {
  const sum = weights.reduce((a, b) => a + b, 0n)
  if (sum <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('Weights must be zero or more and add up to more than zero')
  }
  const shares = weights.map((weight) => (total * weight) / sum)
  const remainders = weights.map((weight, index) => ({ index, left: (total * weight) % sum }))
  let missing = total - shares.reduce((a, b) => a + b, 0n)
  for (const { index } of remainders.toSorted(
    (a, b) => compare(b.left, a.left) || a.index - b.index,
  )) {
    if (missing === 0n) break
    shares[index] = (shares[index] ?? 0n) + 1n
    missing -= 1n
  }
  return shares as Rupiah[]
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** `Rp25.000`, as EYD writes it. */
export function formatRupiah(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().replace(/\B(?=(\d{3})+$)/g, '.')
  return `${amount < 0n ? '-' : ''}Rp${digits}`
}

/** `10rb`, `1,5jt`; in English `10k`, `1.5m`: for the cell of a calendar, where the whole does not fit. */
export function formatRupiahShort(amount: bigint, locale: 'id' | 'en'): string {
  const [by, words] =
    amount >= 1_000_000n
      ? ([1_000_000, { id: 'jt', en: 'm' }] as const)
      : ([1_000, { id: 'rb', en: 'k' }] as const)
  const short = String(Math.round((Number(amount) / by) * 10) / 10)
  return (locale === 'id' ? short.replace('.', ',') : short) + words[locale]
}
