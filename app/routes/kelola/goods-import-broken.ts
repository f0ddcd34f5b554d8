import type { LoaderFunctionArgs } from '@remix-run/node'
import { formatOf } from '#app/core/spreadsheet.ts'
import { brokenSheet } from '#app/features/imports/broken-sheet.server.ts'
import { getImport, planImport } from '#app/features/imports/queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { spreadsheetResponse } from '#app/server/spreadsheet.server.ts'
import { requireGoodsDesk } from './listing-route.server.ts'

/** To be mended and sent again; the column with what is wrong is not read. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireGoodsDesk(request)
  const its = (await getImport(shopId, params.importId)) ?? notFound()
  const rows = brokenSheet(its, await planImport(shopId, its))
  const format = formatOf(request.url)
  return spreadsheetResponse({ format, fileName: 'barang-diperbaiki', sheetName: 'Barang', rows })
}
