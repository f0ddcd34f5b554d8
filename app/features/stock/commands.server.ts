import type { Result } from '#app/core/result.ts'
import {
  changeStock,
  type StockDeed,
  type StockRefusal,
} from '#app/features/catalog/stock-commands.server.ts'
import { deltaOf } from './correction.ts'
import type { Correction } from './forms.ts'

const reasons = { received: 'received', damaged: 'damaged', counted: 'stockTake' } as const

/** What came, what broke, what was counted: a movement with who did it and why. */
export function correctStock(
  deed: StockDeed,
  correction: Correction,
): Promise<Result<{ available: number }, StockRefusal>> {
  const { kind, note } = correction
  const delta = deltaOf(correction)
  return changeStock(deed, {
    wanted: (available) => available + delta,
    reason: reasons[kind],
    note,
  })
}
