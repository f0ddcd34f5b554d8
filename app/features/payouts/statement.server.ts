import { calendarDateOf } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { getMonthOfMaker, listMonthMovements } from '#app/features/makers/earnings.server.ts'
import {
  kindOfMovement,
  type MonthOfMaker,
  type Movement,
  type StatementRow,
} from '#app/features/makers/earnings.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { pool } from '#app/server/db.server.ts'
import type { MakerScope } from '#app/server/scopes.server.ts'
import type { Cell } from '#app/server/spreadsheet.server.ts'

/** One month of a maker, oldest movement first, each with the balance after it. */
export async function getStatement(
  scope: MakerScope,
  month: CalendarDate,
): Promise<{ sums: MonthOfMaker; rows: StatementRow[] }> {
  const [sums, movements] = await Promise.all([
    getMonthOfMaker(scope, month),
    listMonthMovements(scope, month),
  ])
  const fees = await feesOf(scope, movements)
  let balance: bigint = sums.opening
  const rows = movements.toReversed().map((movement): StatementRow => {
    balance += movement.amount
    const fee = movement.event === 'purchase.captured' ? fees.get(movement.orderLineId ?? '') : null
    return { ...movement, fee: fee ?? null, balance: balance as Rupiah }
  })
  return { sums, rows }
}

/** What BUM Desa and Lumbung keep of each line that was sold. */
async function feesOf({ makerId, shopId }: MakerScope, movements: readonly Movement[]) {
  const { rows } = await pool.query<{ id: string; fee: Rupiah }>({
    name: 'fees-of-lines',
    text: `SELECT id, (shop_share + platform_fee)::bigint AS fee FROM order_lines
      WHERE id = ANY($3::uuid[]) AND maker_id = $1 AND shop_id = $2`,
    values: [makerId, shopId, movements.flatMap(({ orderLineId }) => orderLineId ?? [])],
  })
  return new Map(rows.map(({ id, fee }) => [id, fee]))
}

/** One month of a maker as a sheet: from the opening balance to the closing one, newest movement last. */
export async function* statementSheet(
  scope: MakerScope,
  { month, locale }: { month: CalendarDate; locale: Locale },
): AsyncGenerator<Cell[]> {
  const { payouts, lapak } = messagesFor(locale)
  const t = payouts.statement
  const { sums, rows } = await getStatement(scope, month)
  yield [t.date, t.kind, t.title, t.number, t.amount, t.balance]
  yield [month, t.opening, '', '', null, sums.opening]
  for (const movement of rows) {
    const { at, title, number, amount, balance } = movement
    const kind = lapak.earnings[kindOfMovement(movement)]
    yield [calendarDateOf(at), kind, title ?? '', number ?? '', amount, balance]
  }
  yield ['', t.closing, '', '', null, sums.closing]
}
