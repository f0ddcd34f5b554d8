import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import type { SheetRow, SpreadsheetProblem } from '#app/core/spreadsheet.ts'
import { bytesOf } from '#app/features/uploads/sent-file.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { readSpreadsheet } from '#app/server/read-spreadsheet.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { addGoods, changeGoods } from './apply.server.ts'
import { folded, type GoodsCells, type GoodsRow, neededColumns, placesOf } from './goods-columns.ts'
import { editedCells, type GoodsEdit, undoCells } from './goods-edit.ts'
import { goodsPlanner, type Planned } from './goods-plan.ts'
import { askIn, columnNames, goodsSurroundings } from './goods.server.ts'
import { type KeptSheet, rowsOf, sheetOf } from './kept-sheet.ts'
import { type GoodsImport, planImport } from './queries.server.ts'

const keptForMs = 7 * 86_400_000

/** Takes a file in and looks at nothing but its titles. What lies there for a week is forgotten. */
export async function keepImport(
  deed: Deed,
  file: File,
): Promise<Result<{ id: string }, SpreadsheetProblem | 'no-titles'>> {
  const read = await readSpreadsheet((await bytesOf(file)) ?? new Uint8Array())
  if (!read.ok) return read
  const [titles, ...rows] = read.value
  const places = placesOf(titles?.cells ?? [], columnNames)
  if (!titles || !neededColumns.every((column) => places.includes(column))) {
    return refuse('no-titles')
  }
  if (rows.length === 0) return refuse('empty')
  const sheet: KeptSheet = { titles: titles.cells, places, rows: rows.map(storable) }
  const fileName = storableText(file.name).slice(0, 200)
  return ok({ id: await keep(deed, { origin: 'file', fileName, sheet }) })
}

type Deed = { shopId: AuthorizedShopId; actor: Actor }
type Kept = { origin: GoodsImport['origin']; fileName?: string; sheet: KeptSheet }

/** To be looked at before it is done. */
async function keep({ shopId, actor }: Deed, { origin, fileName = '', sheet }: Kept) {
  const id = newId()
  await db.listingImport.deleteMany({
    where: { shopId, createdAt: { lt: new Date(Date.now() - keptForMs) } },
  })
  const json = sheet as unknown as Prisma.InputJsonObject
  await db.listingImport.create({
    data: { id, shopId, origin, fileName, sheet: json, createdBy: actor.id },
  })
  return id
}

/** The same change of every variant of these goods, as far as they are there. */
export async function keepEdit(
  deed: Deed,
  { listingIds, edit }: { listingIds: readonly string[]; edit: GoodsEdit },
): Promise<Result<{ id: string }, 'none-chosen'>> {
  const { goods } = await goodsSurroundings(deed.shopId, { some: { listingIds } })
  const [titles] = columnNames
  if (goods.length === 0 || !titles) return refuse('none-chosen')
  const sheet = sheetOf(
    goods.map((good) => editedCells(good, edit)),
    titles,
  )
  return ok({ id: await keep(deed, { origin: 'chosen', sheet }) })
}

/** The other way round, to be looked at like every change; what was sold meanwhile stays sold. */
export async function keepUndo(
  deed: Deed,
  { undoRows }: GoodsImport,
): Promise<Result<{ id: string }, 'nothing-to-undo'>> {
  const [titles] = columnNames
  if (undoRows.length === 0 || !titles) return refuse('nothing-to-undo')
  return ok({ id: await keep(deed, { origin: 'undo', sheet: sheetOf(undoRows, titles) }) })
}

/** What was listed may be in carts and orders already: it goes off sale, and is not deleted. */
const undoAdded = ({ variantId, title }: { variantId: string; title: string }): GoodsCells => ({
  id: variantId,
  title,
  status: messagesFor('id').listings.statuses.paused,
})

/** JSON in PostgreSQL knows neither. */
const storableText = (text: string) => text.toWellFormed().replaceAll('\0', '')
const storable = ({ number, cells }: SheetRow) => ({
  number,
  cells: cells.map(storableText),
})

const rowsAtOnce = 100

/**
 * Does what the file says, in bundles, each whole or not at all and planned once more under lock: what
 * moved meanwhile is left and shows on the page afterwards. Done twice, it does nothing the second time.
 */
export async function applyImport(
  deed: Deed,
  its: GoodsImport,
  { consent }: { consent: boolean },
): Promise<Result<undefined, 'consent'>> {
  const wanted = new Set<number>()
  for (const { kind, number } of await planImport(deed.shopId, its)) {
    if (kind === 'new' && !consent) return refuse('consent')
    if (kind === 'new' || kind === 'changed') wanted.add(number)
  }
  const rows = rowsOf(its.sheet).filter(({ number }) => wanted.has(number))
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await applyBundle(deed, its.id, rows.slice(at, at + rowsAtOnce))
  }
  const { shopId } = deed
  await db.listingImport.updateMany({
    where: { id: its.id, shopId },
    data: { appliedAt: new Date() },
  })
  return ok()
}

function applyBundle(
  { shopId, actor }: Deed,
  importId: string,
  rows: readonly GoodsRow[],
): Promise<void> {
  return transaction(async (tx) => {
    // One file of a BUM Desa after the other: two must not both find that a good is new.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import:${shopId}`}, 0))`
    const variantIds = rows.flatMap(({ cells }) => (cells.id ? [cells.id.trim()] : []))
    const titles = rows.map(({ cells }) => folded(cells.title ?? ''))
    await tx.$executeRaw`
      SELECT FROM listings l WHERE l.shop_id = ${shopId}::uuid AND l.kind = 'product'
        AND (lower(l.title_id) = ANY(${titles}::text[])
          OR l.id IN (SELECT listing_id FROM variants WHERE id = ANY(${variantIds}::uuid[])))
      ORDER BY l.id FOR NO KEY UPDATE`
    // What is promised to buyers while this runs waits, so that no stock is set on an older number.
    await tx.$executeRaw`
      SELECT FROM variants v WHERE v.shop_id = ${shopId}::uuid AND (v.id = ANY(${variantIds}::uuid[])
        OR v.listing_id IN (SELECT id FROM listings WHERE shop_id = ${shopId}::uuid
          AND lower(title_id) = ANY(${titles}::text[])))
      ORDER BY v.id FOR NO KEY UPDATE`
    const around = await goodsSurroundings(shopId, {
      ask: askIn(tx),
      some: { variantIds, titles },
    })
    const planned = rows.map(goodsPlanner(around))
    const fresh = planned.filter((row): row is Planned<'new'> => row.kind === 'new')
    const changed = planned.filter((row): row is Planned<'changed'> => row.kind === 'changed')
    const added = await addGoods(tx, { shopId, actor, importId, around }, fresh)
    await changeGoods(tx, { shopId, actor, importId }, changed)
    const undoRows = [...changed.map(undoCells), ...added.map(undoAdded)]
    await tx.$executeRaw`
      UPDATE listing_imports SET added = added + ${fresh.length}, changed = changed + ${changed.length},
        undo_rows = undo_rows || ${JSON.stringify(undoRows)}::jsonb
      WHERE id = ${importId}::uuid AND shop_id = ${shopId}::uuid`
  })
}
