import { calendarDateOf } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { getMonthOfMaker, listMovements } from '#app/features/makers/earnings.server.ts'
import { kindOfMovement } from '#app/features/makers/earnings.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { MakerScope } from '#app/server/scopes.server.ts'
import type { Cell } from '#app/server/spreadsheet.server.ts'

/** One month of a maker as a sheet: from the opening balance to the closing one, newest movement last. */
export async function* statementSheet(
  scope: MakerScope,
  { month, locale }: { month: CalendarDate; locale: Locale },
): AsyncGenerator<Cell[]> {
  const { payouts, lapak } = messagesFor(locale)
  const t = payouts.statement
  const { opening, closing } = await getMonthOfMaker(scope, month)
  yield [t.date, t.kind, t.title, t.number, t.amount, t.balance]
  yield [month, t.opening, '', '', null, opening]
  let balance: bigint = opening
  for (const movement of (await allMovements(scope, month)).toReversed()) {
    const { at, title, number, amount } = movement
    balance += amount
    const kind = lapak.earnings[kindOfMovement(movement)]
    yield [calendarDateOf(at), kind, title ?? '', number ?? '', amount, balance]
  }
  yield ['', t.closing, '', '', null, closing]
}

async function allMovements(scope: MakerScope, month: CalendarDate) {
  const all = []
  let setelah: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listMovements>> = await listMovements(scope, {
      month,
      setelah,
    })
    all.push(...page.movements)
    setelah = page.next
  } while (setelah)
  return all
}
