import { setImmediate } from 'node:timers/promises'
import { isUuid } from '#app/core/ids.ts'
import { db } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { GoodsCells } from './goods-columns.ts'
import { goodsPlanner, type PlannedRow } from './goods-plan.ts'
import { goodsSurroundings } from './goods.server.ts'
import { type KeptSheet, rowsOf } from './kept-sheet.ts'

export type GoodsImport = {
  id: string
  origin: 'file' | 'chosen' | 'undo'
  fileName: string
  sheet: KeptSheet
  appliedAt: Date | null
  added: number
  changed: number
  undoRows: GoodsCells[]
}

/** Null when it is another's, was forgotten, or is no id at all. */
export async function getImport(
  shopId: ReadableShopId,
  id: string | undefined,
): Promise<GoodsImport | null> {
  if (!id || !isUuid(id)) return null
  const found = await db.listingImport.findFirst({ where: { id, shopId } })
  if (!found) return null
  const [sheet, undoRows] = [found.sheet as KeptSheet, found.undoRows as GoodsCells[]]
  return { ...found, sheet, undoRows }
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
