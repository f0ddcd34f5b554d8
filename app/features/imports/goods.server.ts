import type { Rupiah } from '#app/core/rupiah.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import { type Halal, halalStates } from '#app/features/catalog/halal.ts'
import { asksHalalSql, isDemandingSql } from '#app/features/catalog/required-permits.server.ts'
import type { ListingStatus } from '#app/features/catalog/listing-status.ts'
import { listingStatuses } from '#app/features/catalog/listing-status.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { pool, type Tx } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { Cell } from '#app/server/spreadsheet.server.ts'
import { folded, goodsColumns } from './goods-columns.ts'
import { cellsOf } from './goods-cells.ts'
import type { CurrentGood, Surroundings } from './goods-plan.ts'

/** Asks outside of a transaction, or in one. */
type Ask = <Row>(sql: string, values: unknown[]) => Promise<Row[]>
const askPool: Ask = async <Row>(sql: string, values: unknown[]) =>
  (await pool.query(sql, values)).rows as Row[]
export const askIn =
  (tx: Tx): Ask =>
  (sql, values) =>
    tx.$queryRawUnsafe(sql, ...values)

/** Enough of the goods to plan some rows: those that are named, and those of the same name. */
type Some = Partial<Record<'variantIds' | 'listingIds' | 'titles', readonly string[]>>

type Row = {
  variantId: string
  listingId: string
  makerId: string
  makerName: string
  label: string
  labelEn: string
  unitId: string | null
  unitName: string | null
  maximumPerOrder: number
  status: ListingStatus
  available: number
  price: Rupiah
  weightGrams: number
  title: string
  titleEn: string
  description: string
  descriptionEn: string
  unit: string
  category: string
  leadTimeDays: number
  madeToOrder: boolean
  shelfLifeDays: number | null
  seasonFrom: number | null
  seasonTo: number | null
  isLocalOnly: boolean
  halal: Halal
  isLacking: boolean
}

const idsOf = ({ variantIds = [], listingIds = [], titles = [] }: Some) => [
  variantIds,
  listingIds,
  titles,
]

const rowsAtOnce = 500

/** All goods of a BUM Desa, a row for each variant, by age. */
async function* goodsOfShop(
  shopId: ReadableShopId,
  ask: Ask,
  some: Some | null = null,
): AsyncGenerator<Row> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await ask<Row>(
      `SELECT v.id AS "variantId", l.id AS "listingId", l.maker_id AS "makerId", m.name AS "makerName",
         v.label_id AS label, v.label_en AS "labelEn", l.business_unit_id AS "unitId", u.name AS "unitName", v.maximum_per_order AS "maximumPerOrder", l.status::text, v.on_hand - v.held AS available, v.price,
         v.weight_grams AS "weightGrams", l.title_id AS title, l.title_en AS "titleEn",
         l.description_id AS description, l.description_en AS "descriptionEn", l.unit,
         l.category_slug AS category, l.lead_time_days AS "leadTimeDays",
         l.made_to_order AS "madeToOrder",
         l.shelf_life_days AS "shelfLifeDays", l.season_from AS "seasonFrom",
         l.season_to AS "seasonTo", l.is_local_only AS "isLocalOnly", l.halal::text,
         missing_permits(l, true) <> '{}' AS "isLacking"
       FROM variants v JOIN listings l ON l.id = v.listing_id AND l.kind = 'product'
       JOIN makers m ON m.id = l.maker_id
       LEFT JOIN business_units u ON u.id = l.business_unit_id
       WHERE v.shop_id = $1::uuid AND v.is_active AND v.id > $2::uuid
         AND ($3::boolean OR v.id = ANY($4::uuid[]) OR l.id = ANY($5::uuid[]) OR lower(l.title_id) = ANY($6::text[]))
       ORDER BY v.id LIMIT ${rowsAtOnce}`,
      [shopId, after, some === null, ...idsOf(some ?? {})],
    )
    yield* rows
    if (rows.length < rowsAtOnce) return
    after = rows.at(-1)?.variantId ?? after
  }
}

const indonesian = messagesFor('id')
const languages = [indonesian, messagesFor('en')]

/** The titles of the columns in every language of ours. */
export const columnNames = languages.map(({ imports }) => imports.columns)

const currentOf = (row: Row, categories: ReadonlyMap<string, string>): CurrentGood => ({
  variantId: row.variantId,
  listingId: row.listingId,
  makerId: row.makerId,
  status: row.status,
  category: row.category,
  unitId: row.unitId,
  available: row.available,
  isLacking: row.isLacking,
  cells: {
    ...cellsOf({ ...row, stock: row.available }, categories.get(row.category) ?? row.category),
    id: row.variantId,
    maker: row.makerName,
    label: row.label,
    businessUnit: row.unitName ?? '',
    labelEn: row.labelEn === row.label ? '' : row.labelEn,
    recorded: String(row.available),
    status: indonesian.listings.statuses[row.status],
    halal: indonesian.listings.halal[row.halal],
  },
})

/** The sheet is Indonesian, whoever takes it; what comes back may say it in English. */
const labelsOf = async () =>
  new Map((await listCategories()).map(({ slug, label }) => [slug, label.id]))

const numeric: ReadonlySet<string> = new Set([
  'price',
  'stock',
  'recorded',
  'weightGrams',
  'maximumPerOrder',
  'leadTimeDays',
  'shelfLifeDays',
  'seasonFrom',
  'seasonTo',
])

/** Titles first. What is counted is a number, so that one can calculate with it. */
export async function* goodsSheet(shopId: ReadableShopId): AsyncGenerator<Cell[]> {
  const categories = await labelsOf()
  yield goodsColumns.map((column) => indonesian.imports.columns[column])
  for await (const row of goodsOfShop(shopId, askPool)) {
    const { cells } = currentOf(row, categories)
    yield goodsColumns.map((column) =>
      numeric.has(column) && cells[column] !== '' ? BigInt(cells[column]) : cells[column],
    )
  }
}

/** What the rows of a file are compared with, as it is at this moment. */
export async function goodsSurroundings(
  shopId: ReadableShopId,
  { ask = askPool, some = null }: { ask?: Ask; some?: Some | null } = {},
): Promise<Surroundings> {
  const all = (await listCategories()).filter(({ kind }) => kind === 'product')
  const labels = await labelsOf()
  const goods: CurrentGood[] = []
  for await (const row of goodsOfShop(shopId, ask, some)) {
    goods.push(currentOf(row, labels))
  }
  const makers = await ask<{ id: string; name: string }>(
    `SELECT id, name FROM makers WHERE shop_id = $1::uuid AND status = 'active'`,
    [shopId],
  )
  const units = await ask<{ id: string; name: string }>(
    `SELECT id, name FROM business_units WHERE shop_id = $1::uuid AND closed_at IS NULL`,
    [shopId],
  )
  const asked = await ask<{ slug: string; isDemanding: boolean; asksHalal: boolean }>(
    `SELECT slug, ${isDemandingSql('c.slug')} AS "isDemanding", ${asksHalalSql('c.slug')} AS "asksHalal"
    FROM categories c WHERE c.kind = 'product'`,
    [],
  )
  const named = Map.groupBy(makers, ({ name }) => folded(name))
  return {
    goods,
    makers: new Map([...named].map(([name, some]) => [name, some.map(({ id }) => id)])),
    categories: new Map(
      all.flatMap(({ slug, label }) =>
        [slug, label.id, label.en].map((name) => [folded(name), slug] as const),
      ),
    ),
    units: new Map(units.map(({ id, name }) => [folded(name), id])),
    demanding: new Set(asked.flatMap((each) => (each.isDemanding ? each.slug : []))),
    edible: new Set(asked.flatMap((each) => (each.asksHalal ? each.slug : []))),
    halal: new Map(
      languages.flatMap(({ listings }) =>
        halalStates.map((state) => [folded(listings.halal[state]), state] as const),
      ),
    ),
    statuses: new Map(
      languages.flatMap(({ listings }) =>
        listingStatuses.map((status) => [folded(listings.statuses[status]), status] as const),
      ),
    ),
    yes: new Set(['ya', 'yes', 'y', 'on', '1', 'true', 'x']),
  }
}
