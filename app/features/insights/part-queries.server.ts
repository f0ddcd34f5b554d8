import { type Rupiah, zero } from '#app/core/rupiah.ts'
import { escapeLike } from '#app/core/text.ts'
import { pool } from '#app/server/db.server.ts'
import type { PartListQuery, SalesPart, SalesPartName, SalesPartPage } from './part-list.ts'
import {
  type ComparedSales,
  comparedRowsSql,
  countOfOrders,
  sums,
  valuesOfCompared,
} from './sales-rows.server.ts'

type PartSql = { groupedBy: string; key: string; columns: string; joins: string }

const sqlOf: Record<SalesPartName, PartSql> = {
  barang: {
    groupedBy: 'listing_id, maker_id',
    key: `concat_ws('.', sums.listing_id, sums.maker_id)`,
    columns: 'sums.listing_id AS id, l.title_id AS name, m.name AS note, units AS count',
    joins:
      'LEFT JOIN listings l ON l.id = sums.listing_id LEFT JOIN makers m ON m.id = sums.maker_id',
  },
  kecamatan: {
    groupedBy: 'district_code',
    key: `coalesce(sums.district_code, '')`,
    columns: 'sums.district_code AS id, d.name, r.name AS note, orders AS count',
    joins: `LEFT JOIN districts d ON d.code = sums.district_code
      LEFT JOIN regencies r ON r.code = d.regency_code`,
  },
}

const pageSize = 50

/** All of one table of the sales, most turnover first: its lines add up to what the period came to. */
export async function listSalesParts(
  asked: ComparedSales,
  part: SalesPartName,
  { cari, setelah }: PartListQuery,
): Promise<SalesPartPage> {
  const { groupedBy, key, columns, joins } = sqlOf[part]
  const [turnover = null, lastKey = null] = setelah?.split('_') ?? []
  const { rows } = await pool.query<SalesPart & { sumNow: Rupiah; sumBefore: Rupiah; of: number }>(
    `WITH sums AS (
      SELECT ${groupedBy}, ${countOfOrders}, ${sums}, sum(before)::bigint AS before
      FROM (${comparedRowsSql}) sales
      GROUP BY ${groupedBy}
    ), found AS (
      SELECT * FROM (SELECT ${key} COLLATE "C" AS key, turnover, before, ${columns} FROM sums ${joins}) named
      WHERE $8 = '' OR name ILIKE '%' || $8 || '%' OR note ILIKE '%' || $8 || '%'
    )
    SELECT key, id, name, note, count, turnover, before, (SELECT sum(turnover)::bigint FROM found) AS "sumNow",
      (SELECT sum(before)::bigint FROM found) AS "sumBefore",
      (SELECT sum(count)::int FROM found) AS of
    FROM found WHERE $9::bigint IS NULL OR turnover < $9 OR (turnover = $9 AND key > $10)
    ORDER BY turnover DESC, key LIMIT ${pageSize + 1}`,
    [...(await valuesOfCompared(asked)), escapeLike(cari), turnover, lastKey],
  )
  const parts = rows
    .slice(0, pageSize)
    .map(({ sumNow: _now, sumBefore: _before, of: _of, ...row }) => row)
  const last = parts.at(-1)
  return {
    parts,
    sum: {
      count: rows[0]?.of ?? 0,
      turnover: rows[0]?.sumNow ?? zero,
      before: rows[0]?.sumBefore ?? zero,
    },
    next: last && rows.length > pageSize ? `${last.turnover}_${last.key}` : null,
  }
}
