import type { Fault } from './goods-cells.ts'

type Texts = {
  imports: { faults: Readonly<Record<string, string>>; stockMoved: (now: number) => string }
  listings: { errors: Readonly<Record<string, unknown>> }
}

/** The sentence of a fault; most are those of the form of a good. */
export function faultText({ problem, now }: Fault, { imports, listings }: Texts): string {
  if (problem === 'stockMoved') return imports.stockMoved(now ?? 0)
  const known = imports.faults[problem] ?? listings.errors[problem]
  return typeof known === 'string' ? known : String(listings.errors.unknown)
}
