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

/** Asked with the plain column, of which PostgreSQL knows how often it has which value. */
const soldThrough = (value: string, channel: string) => `EXISTS (
  SELECT FROM purchases p WHERE p.id = o.purchase_id
    AND ${channel === 'web' ? `${value} = 'web' AND p.channel = 'web'` : `p.channel <> 'web' AND ${channelSql}::text = ${value}`})`

const boughtFrom = (value: string, district: string) =>
  district === noDistrict
    ? `${value} = '${noDistrict}' AND NOT EXISTS (SELECT FROM buyer_details buyer
        WHERE buyer.purchase_id = o.purchase_id AND buyer.village_code IS NOT NULL)`
    : `o.purchase_id IN (SELECT buyer.purchase_id FROM buyer_details buyer
        JOIN villages village ON village.code = buyer.village_code WHERE village.district_code = ${value})`

type Condition = (placeholder: string, value: string) => string

const conditions: { [Name in keyof SaleFilter]: Condition } = {
  dari: (day) => `o.sold_on >= ${day}::date`,
  sampai: (day) => `o.sold_on <= ${day}::date`,
  barang: (id) => hasLine(`v.listing_id = ${id}::uuid`),
  pelaku: (id) => `EXISTS (SELECT FROM order_lines line
    WHERE line.order_id = o.id AND line.maker_id = ${id}::uuid)`,
  unit: (id) => hasLine(`coalesce(l.business_unit_id::text, 'tanpa') = ${id}`),
  kategori: (slug) => hasLine(`l.category_slug = ${slug}`),
  saluran: soldThrough,
  kecamatan: boughtFrom,
}

/** What an order `o` must be, with values from the parameter `first` on. */
export function saleConditions(
  filter: SaleFilter,
  first: number,
): { sql: string; values: string[] } {
  const wanted = (Object.keys(conditions) as (keyof SaleFilter)[]).flatMap((name) => {
    const value = filter[name]
    return value === null ? [] : [{ name, value }]
  })
  return {
    sql: wanted
      .map(({ name, value }, index) => `AND ${conditions[name](`$${first + index}`, value)}`)
      .join('\n'),
    values: wanted.map(({ value }) => value),
  }
}

export type SaleFilterNames = Record<'barang' | 'kategori', string | null>

/** What the ids of a filter are called; null for what is not of this BUM Desa. */
export async function nameSaleFilter(
  shopId: ReadableShopId,
  filter: Pick<SaleFilter, keyof SaleFilterNames>,
): Promise<SaleFilterNames> {
  const { rows } = await pool.query<SaleFilterNames>({
    name: 'name-sale-filter',
    text: `SELECT (SELECT title_id FROM listings WHERE id = $2 AND shop_id = $1) AS barang,
      (SELECT label_id FROM categories WHERE slug = $3) AS kategori`,
    values: [shopId, filter.barang, filter.kategori],
  })
  return rows[0] ?? { barang: null, kategori: null }
}
