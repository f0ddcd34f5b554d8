import type { LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { formatOf } from '#app/core/spreadsheet.ts'
import { summarySheet } from '#app/features/insights/sales-sheets.server.ts'
import { spreadsheetResponse } from '#app/server/spreadsheet.server.ts'
import { readSales } from './sales-page.server.ts'

/** What the page of sales shows, with the same address. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { report } = await readSales(request)
  const { from, to } = report.period
  return spreadsheetResponse({
    format: formatOf(request.url),
    fileName: `penjualan-${from}-${to}`,
    sheetName: 'Penjualan',
    rows: summarySheet(report, localeOf(request)),
  })
}
