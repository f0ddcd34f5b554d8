import { zero } from '#app/core/rupiah.ts'
import { escapeLike } from '#app/core/text.ts'
import { pool } from '#app/server/db.server.ts'
import type { PartListQuery, SalesPart, SalesPartName, SalesPartPage } from './part-list.ts'
import {
  type AskedSales,
  countOfOrders,
  salesRowsSql,
  sums,
  valuesOfAsked,
} from './sales-queries.server.ts'

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
  asked: AskedSales,
  part: SalesPartName,
  { cari, setelah }: PartListQuery,
): Promise<SalesPartPage> {
  const { groupedBy, key, columns, joins } = sqlOf[part]
  const [turnover = null, lastKey = null] = setelah?.split('_') ?? []
  const { rows } = await pool.query<
    SalesPart & { sum: SalesPartPage['sum']['turnover']; of: number }
  >(
    `WITH sums AS (
      SELECT ${groupedBy}, ${countOfOrders}, ${sums} FROM (${salesRowsSql(asked)}) sales
      GROUP BY ${groupedBy}
    ), found AS (
      SELECT * FROM (SELECT ${key} COLLATE "C" AS key, turnover, ${columns} FROM sums ${joins}) named
      WHERE $5 = '' OR name ILIKE '%' || $5 || '%' OR note ILIKE '%' || $5 || '%'
    )
    SELECT key, id, name, note, count, turnover, (SELECT sum(turnover)::bigint FROM found) AS sum,
      (SELECT sum(count)::int FROM found) AS of
    FROM found WHERE $6::bigint IS NULL OR turnover < $6 OR (turnover = $6 AND key > $7)
    ORDER BY turnover DESC, key LIMIT ${pageSize + 1}`,
    [...valuesOfAsked(asked), escapeLike(cari), turnover, lastKey],
  )
  const parts = rows.slice(0, pageSize).map(({ sum: _sum, of: _of, ...row }) => row)
  const last = parts.at(-1)
  return {
    parts,
    sum: { count: rows[0]?.of ?? 0, turnover: rows[0]?.sum ?? zero },
    next: last && rows.length > pageSize ? `${last.turnover}_${last.key}` : null,
  }
}
