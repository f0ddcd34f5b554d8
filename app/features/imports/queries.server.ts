import { setImmediate } from 'node:timers/promises'
import { isUuid } from '#app/core/ids.ts'
import { db } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { GoodsRow } from './goods-columns.ts'
import { goodsPlanner, type PlannedRow } from './goods-plan.ts'
import { goodsSurroundings } from './goods.server.ts'
import type { KeptSheet } from './kept-sheet.ts'

export type GoodsImport = {
  id: string
  fileName: string
  sheet: KeptSheet
  appliedAt: Date | null
  added: number
  changed: number
}

/** Null when it is another's, was forgotten, or is no id at all. */
export async function getImport(
  shopId: ReadableShopId,
  id: string | undefined,
): Promise<GoodsImport | null> {
  if (!id || !isUuid(id)) return null
  const found = await db.listingImport.findFirst({ where: { id, shopId } })
  return found && { ...found, sheet: found.sheet as unknown as KeptSheet }
}

export function rowsOf({ places, rows }: KeptSheet): GoodsRow[] {
  return rows.map(({ number, cells }) => {
    const named: GoodsRow['cells'] = {}
    for (const [at, column] of places.entries()) if (column) named[column] = cells[at] ?? ''
    return { number, cells: named }
  })
}

const rowsAtOnce = 100

/** What the file would do now. Others get their turn in between. */
export async function planImport(
  shopId: ReadableShopId,
  { sheet }: Pick<GoodsImport, 'sheet'>,
): Promise<PlannedRow[]> {
  const plan = goodsPlanner(await goodsSurroundings(shopId))
  const planned: PlannedRow[] = []
  for (const [at, row] of rowsOf(sheet).entries()) {
    planned.push(plan(row))
    if (at % rowsAtOnce === 0) await setImmediate()
  }
  return planned
}
