import type { LoaderFunctionArgs } from '@remix-run/node'
import { formatOf } from '#app/core/spreadsheet.ts'
import { goodsSheet } from '#app/features/imports/goods.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { spreadsheetResponse } from '#app/server/spreadsheet.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request)
  const rows = goodsSheet(shopId)
  return spreadsheetResponse({
    format: formatOf(request.url),
    fileName: 'barang',
    sheetName: 'Barang',
    rows,
  })
}
