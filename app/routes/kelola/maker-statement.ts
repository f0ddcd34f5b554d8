import type { LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { firstOfMonth, monthName } from '#app/features/bookings/month.ts'
import { getToday } from '#app/features/makers/earnings.server.ts'
import { earningsQuery } from '#app/features/makers/earnings.ts'
import { getMakerMoney } from '#app/features/payouts/queries.server.ts'
import { statementSheet } from '#app/features/payouts/statement.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { spreadsheetResponse } from '#app/server/spreadsheet.server.ts'

/** What one maker earned and was paid in a month, for both to keep; this month unless said. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request)
  const { id: makerId } = (await getMakerMoney(shopId, params.makerId)) ?? notFound()
  const { bulan } = earningsQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const month = firstOfMonth(bulan ?? (await getToday()))
  return spreadsheetResponse({
    format: 'csv',
    fileName: `rekap-${monthName(month)}`,
    sheetName: 'Rekap',
    rows: statementSheet(mintScope.maker({ makerId, shopId }), {
      month,
      locale: localeOf(request),
    }),
  })
}
