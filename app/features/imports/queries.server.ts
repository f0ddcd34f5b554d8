import { setImmediate } from 'node:timers/promises'
import { isUuid } from '#app/core/ids.ts'
import { db, pool } from '#app/server/db.server.ts'
import { pageOf } from '#app/server/keyset.server.ts'
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

export type PastImport = Pick<GoodsImport, 'id' | 'origin' | 'fileName' | 'added' | 'changed'> & {
  appliedAt: Date
  byName: string | null
  canUndo: boolean
}

const pageSize = 10

/** What was applied and is not forgotten yet, newest first; an id ends a page. */
export async function listImports(
  shopId: ReadableShopId,
  setelah: string | null,
): Promise<{ imports: PastImport[]; next: string | null }> {
  const { rows } = await pool.query<PastImport & { cursor: string }>(
    `SELECT i.id, i.origin::text, i.file_name AS "fileName", i.added, i.changed,
      i.applied_at AS "appliedAt", u.name AS "byName", i.undo_rows <> '[]' AS "canUndo",
      i.id AS cursor
    FROM listing_imports i LEFT JOIN users u ON u.id = i.created_by
    WHERE i.shop_id = $1 AND i.applied_at IS NOT NULL AND ($2::uuid IS NULL OR i.id < $2)
    ORDER BY i.id DESC LIMIT ${pageSize + 1}`,
    [shopId, setelah],
  )
  const { rows: imports, next } = pageOf(rows, pageSize)
  return { imports, next }
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
