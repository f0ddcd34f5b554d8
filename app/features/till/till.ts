import { add, type Rupiah, subtract, zero } from '#app/core/rupiah.ts'
import { type PaidWith, waysToPay } from '#app/features/counter/counter-sale.ts'

/**
 * Why money came into the hands of the BUM Desa, or left them. `collected`: at a hand-over. `unbooked`: sold without signal and not (yet)
 * in the books, although the money was taken.
 */
export const flowKinds = [
  'sold',
  'balance',
  'collected',
  'unbooked',
  'undone',
  'givenBack',
] as const
export type FlowKind = (typeof flowKinds)[number]

/** All of one kind paid in one way on a day; the amount is never less than zero but in a difference. */
export type Flow = { kind: FlowKind; way: PaidWith; count: number; amount: Rupiah }

const isOut = (kind: FlowKind) => kind === 'undone' || kind === 'givenBack'

/** What of a kind came in, below zero what left. */
export const signedAmount = ({ kind, amount }: Flow): Rupiah =>
  isOut(kind) ? subtract(zero, amount) : amount

/** What is left of a day; of one way to pay, or of all. */
export function netOf(flows: readonly Flow[], way: PaidWith | null): Rupiah {
  return add(...flows.filter((flow) => way === null || flow.way === way).map(signedAmount))
}

/** What a closing did not know of: phones without signal told it later. Empty when nothing changed. */
export function changesSince(closed: readonly Flow[], now: readonly Flow[]): Flow[] {
  const of = (flows: readonly Flow[], kind: FlowKind, way: PaidWith) =>
    flows.find((flow) => flow.kind === kind && flow.way === way) ?? { count: 0, amount: zero }
  return flowKinds.flatMap((kind) =>
    waysToPay.flatMap((way) => {
      const [before, after] = [of(closed, kind, way), of(now, kind, way)]
      const count = after.count - before.count
      const amount = subtract(after.amount, before.amount)
      return count === 0 && amount === 0n ? [] : [{ kind, way, count, amount }]
    }),
  )
}

/** Notes and coins that people count, in rupiah. */
export const denominations = [100_000, 50_000, 20_000, 10_000, 5000, 2000, 1000, 500, 200, 100]

/** How many of each; what there is none of is left out. */
export type Pieces = Readonly<Record<string, number>>

export const sumOfPieces = (pieces: Pieces): Rupiah =>
  Object.entries(pieces).reduce(
    (sum, [denomination, count]) => sum + BigInt(denomination) * BigInt(count),
    0n,
  ) as Rupiah

/** Below zero, money is missing. */
export const differenceOf = (count: { counted: Rupiah; expected: Rupiah }): Rupiah =>
  subtract(count.counted, count.expected)
