import type { Fault } from './goods-cells.ts'
import type { PlannedRow } from './goods-plan.ts'

const mostFaults = 100
const mostRows = 50

export type ShownFault = Fault & { number: number; title: string }

/** As much of a plan as one page holds, and how much is left out. */
export function shownOf(planned: readonly PlannedRow[]) {
  const counts = { new: 0, changed: 0, unchanged: 0, broken: 0 }
  for (const { kind } of planned) counts[kind] += 1
  const faults = planned.flatMap((row): ShownFault[] => {
    if (row.kind !== 'broken') return []
    const { number, title } = row
    return row.faults.map((fault) => ({ number, title, ...fault, value: shortened(fault.value) }))
  })
  const changedRows = planned.flatMap((row) => {
    if (row.kind !== 'changed') return []
    const { number, title } = row
    const changes = row.changes.map(({ column, before, after }) => ({
      column,
      before: shortened(before),
      after: shortened(after),
    }))
    return [{ number, title, changes }]
  })
  const newRows = planned.flatMap((row) => {
    if (row.kind !== 'new') return []
    const { price, unit, stock } = row.listing
    return [{ number: row.number, title: row.title, price, unit, stock }]
  })
  return {
    counts,
    faults: faults.slice(0, mostFaults),
    moreFaults: Math.max(0, faults.length - mostFaults),
    changedRows: changedRows.slice(0, mostRows),
    moreChanged: Math.max(0, changedRows.length - mostRows),
    newRows: newRows.slice(0, mostRows),
    moreNew: Math.max(0, newRows.length - mostRows),
  }
}

export type ShownPlan = ReturnType<typeof shownOf>

/** Whatever was sent must not fill the page. */
const shortened = (text: string) =>
  text.length > 120 ? `${text.slice(0, 120).toWellFormed()}…` : text
