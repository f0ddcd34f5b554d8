import type { SheetRow } from '#app/core/spreadsheet.ts'
import type { GoodsColumn } from './goods-columns.ts'

/** A file as it was sent, with what its columns are taken for. */
export type KeptSheet = {
  titles: string[]
  places: (GoodsColumn | null)[]
  rows: SheetRow[]
}
