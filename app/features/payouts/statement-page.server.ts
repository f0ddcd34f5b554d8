import { firstOfMonth, monthName } from '#app/features/bookings/month.ts'
import { getToday } from '#app/features/makers/earnings.server.ts'
import { earningsQuery } from '#app/features/makers/earnings.ts'
import type { MakerScope } from '#app/server/scopes.server.ts'
import { getStatement } from './statement.server.ts'

/** What the paper of the month in the address says; this month unless said. */
export async function loadStatementPaper(
  request: Request,
  scope: MakerScope,
  names: { shop: string; maker: string },
) {
  const { bulan } = earningsQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const month = firstOfMonth(bulan ?? (await getToday()))
  const statement = await getStatement(scope, month)
  // The same for the same maker and month, however often it is printed.
  const number = `RK-${monthName(month)}-${scope.makerId.slice(-6).toUpperCase()}`
  return { paper: { number, month, ...names, ...statement, printedAt: new Date() } }
}
