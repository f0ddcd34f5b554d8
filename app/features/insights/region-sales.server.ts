import { pool } from '#app/server/db.server.ts'
import { comparedRowsSql, countOfOrders, sums } from './sales-rows.server.ts'
import { byTurnover, type RegionSales } from './sales.ts'

/** `parts`: in how many kecamatan something was sold in one of the periods. */
export type FoundRegions = { named: RegionSales[]; parts: number }

/**
 * The kecamatan that bought most, of the rows that `values` name in comparedRowsSql: at most so many, and one
 * more where it would be the only one left out. Thousands are ranked by one sum each, and only those that
 * are named are looked at closely.
 */
export async function listRegionSales(
  values: readonly unknown[],
  most?: number,
): Promise<FoundRegions> {
  if (most === undefined) {
    const named = await sumsOfRegions(values, '')
    return { named, parts: named.length }
  }
  const { rows } = await pool.query<{ code: string | null; parts: number }>({
    name: 'ranked-regions',
    text: `SELECT district_code AS code, count(*) OVER ()::int AS parts
      FROM (SELECT district_code, sold + on_site - given_back AS turnover FROM (${comparedRowsSql}) compared) sales
      GROUP BY district_code ORDER BY sum(turnover) DESC, district_code COLLATE "C" LIMIT $8::int + 1`,
    values: [...values, most],
  })
  const parts = rows[0]?.parts ?? 0
  const codes = rows.slice(0, parts > rows.length ? most : undefined).map(({ code }) => code)
  const named = await sumsOfRegions(
    [...values, codes.filter((code) => code !== null), codes.includes(null)],
    'WHERE district_code = ANY($8::text[]) OR ($9 AND district_code IS NULL)',
  )
  return { named, parts }
}

/** Without a name: planned for the few or the many that it is about, it takes a tenth of the time. */
async function sumsOfRegions(values: readonly unknown[], where: string): Promise<RegionSales[]> {
  const { rows } = await pool.query<RegionSales>(
    `WITH sums AS (
      SELECT district_code, ${countOfOrders}, ${sums}, sum(before)::bigint AS before
      FROM (${comparedRowsSql}) compared ${where} GROUP BY district_code
    )
    SELECT district_code AS code, district.name AS district, regency.name AS regency,
      orders, units, turnover, "givenBack", discount, before
    FROM sums LEFT JOIN districts district ON district.code = sums.district_code
    LEFT JOIN regencies regency ON regency.code = district.regency_code
    ORDER BY district_code COLLATE "C"`,
    [...values],
  )
  return rows.toSorted(byTurnover)
}
