import type { LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { formatOf } from '#app/core/spreadsheet.ts'
import { linesSheet } from '#app/features/insights/sales-sheets.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { spreadsheetResponse } from '#app/server/spreadsheet.server.ts'
import { readPeriod } from './sales-page.server.ts'

/** The lines of the orders behind the page of sales, with the same address. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const { from, to } = (await readPeriod(request, shopId)).period
  return spreadsheetResponse({
    format: formatOf(request.url),
    fileName: `pesanan-terjual-${from}-${to}`,
    sheetName: 'Pesanan',
    rows: linesSheet({ shopId, role, from, to, locale: localeOf(request) }),
  })
}
