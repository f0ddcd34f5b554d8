import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { noDistrict, type SaleFilter } from './sale-filters.ts'

/**
 * How a purchase `p` was made: `gate` is by who let the guests in, whose phone gave the sale and the scan
 * the same id.
 */
export const channelSql = `(CASE WHEN p.channel = 'web' THEN 'web' WHEN EXISTS (
    SELECT FROM counter_sales sale JOIN bookings guest ON guest.purchase_id = sale.purchase_id
    JOIN gate_scans scan ON scan.booking_id = guest.id AND scan.id = sale.id
    WHERE sale.purchase_id = p.id)
  THEN 'gate' ELSE 'counter' END::"SaleChannel")`

const hasLine = (what: string) => `EXISTS (SELECT FROM order_lines line
  JOIN variants v ON v.id = line.variant_id JOIN listings l ON l.id = v.listing_id
  WHERE line.order_id = o.id AND ${what})`

const buyerDistrict = `(SELECT village.district_code FROM villages village
  WHERE village.code = details.village_code)`

const conditions: { [Name in keyof SaleFilter]: (value: string) => string } = {
  dari: (value) => `o.sold_on >= ${value}::date`,
  sampai: (value) => `o.sold_on <= ${value}::date`,
  barang: (value) => hasLine(`v.listing_id = ${value}::uuid`),
  pelaku: (value) => hasLine(`line.maker_id = ${value}::uuid`),
  unit: (value) => hasLine(`coalesce(l.business_unit_id::text, 'tanpa') = ${value}`),
  kategori: (value) => hasLine(`l.category_slug = ${value}`),
  saluran: (value) => `${channelSql}::text = ${value}`,
  kecamatan: (value) => `coalesce(${buyerDistrict}, '${noDistrict}') = ${value}`,
}

/** What one of `deskOrderJoins` must be, with values from the parameter `first` on. */
export function saleConditions(
  filter: SaleFilter,
  first: number,
): { sql: string; values: string[] } {
  const wanted = (Object.keys(conditions) as (keyof SaleFilter)[]).flatMap((name) => {
    const value = filter[name]
    return value === null ? [] : [{ name, value }]
  })
  return {
    sql: wanted.map(({ name }, index) => `AND ${conditions[name](`$${first + index}`)}`).join('\n'),
    values: wanted.map(({ value }) => value),
  }
}

export type SaleFilterNames = Record<'barang' | 'pelaku' | 'kategori', string | null>

/** What the ids of a filter are called; null for what is not of this BUM Desa. */
export async function nameSaleFilter(
  shopId: ReadableShopId,
  filter: Pick<SaleFilter, keyof SaleFilterNames>,
): Promise<SaleFilterNames> {
  const { rows } = await pool.query<SaleFilterNames>({
    name: 'name-sale-filter',
    text: `SELECT (SELECT title_id FROM listings WHERE id = $2 AND shop_id = $1) AS barang,
      (SELECT name FROM makers WHERE id = $3 AND shop_id = $1) AS pelaku,
      (SELECT label_id FROM categories WHERE slug = $4) AS kategori`,
    values: [shopId, filter.barang, filter.pelaku, filter.kategori],
  })
  return rows[0] ?? { barang: null, pelaku: null, kategori: null }
}
