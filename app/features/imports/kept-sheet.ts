import { type GoodsColumn, goodsColumns, type GoodsRow } from './goods-columns.ts'

/** A file as it was sent, with what its columns are taken for. A cell of null says nothing. */
export type KeptSheet = {
  titles: string[]
  places: (GoodsColumn | null)[]
  rows: { number: number; cells: (string | null)[] }[]
}

export function rowsOf({ places, rows }: KeptSheet): GoodsRow[] {
  return rows.map(({ number, cells }) => {
    const named: GoodsRow['cells'] = {}
    for (const [at, column] of places.entries()) {
      const cell = cells[at] ?? (cells[at] === null ? null : '')
      if (column && cell !== null) named[column] = cell
    }
    return { number, cells: named }
  })
}

/** Changes that did not come from a file, as if they had. */
export function sheetOf(
  changes: readonly GoodsRow['cells'][],
  titles: Readonly<Record<GoodsColumn, string>>,
): KeptSheet {
  return {
    titles: goodsColumns.map((column) => titles[column]),
    places: [...goodsColumns],
    rows: changes.map((cells, at) => ({
      number: at + 2,
      cells: goodsColumns.map((column) => cells[column] ?? null),
    })),
  }
}
