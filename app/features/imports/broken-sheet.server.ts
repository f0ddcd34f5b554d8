import { spreadsheetLimits } from '#app/core/spreadsheet.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { faultText } from './fault-text.ts'
import type { PlannedRow } from './goods-plan.ts'
import type { GoodsImport } from './queries.server.ts'

/** The rows that cannot be taken as they were written, with what is wrong behind them. */
export function brokenSheet({ sheet }: GoodsImport, planned: readonly PlannedRow[]): string[][] {
  const messages = messagesFor('id')
  const width = Math.min(sheet.titles.length, spreadsheetLimits.columns - 1)
  const byNumber = new Map(sheet.rows.map(({ number, cells }) => [number, cells]))
  const filled = (cells: readonly (string | null)[]) =>
    Array.from({ length: width }, (_, at) => cells[at] ?? '')
  const rows = planned.flatMap((row) => {
    if (row.kind !== 'broken') return []
    const wrong = row.faults.map(
      (fault) => `${messages.imports.columns[fault.column]}: ${faultText(fault, messages)}`,
    )
    return [[...filled(byNumber.get(row.number) ?? []), wrong.join(' ')]]
  })
  return [[...filled(sheet.titles), messages.imports.fault], ...rows]
}
