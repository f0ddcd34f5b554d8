import type { OrderStatus } from '#app/features/orders/order-status.ts'
import type { SaleChannel } from '#app/features/orders/sale-filters.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { soldPartsSql } from './day-rows.server.ts'
import type { Days } from './period.ts'

/** A line of an order, or its postage, where `title` is null. Turnover is what is kept by now. */
export type SoldPart = {
  day: string
  paidAt: Date
  number: string
  status: OrderStatus
  channel: SaleChannel
  title: string | null
  variant: string | null
  maker: string | null
  category: string | null
  unit: string | null
  district: string | null
  units: number
  givenBack: Rupiah
  turnover: Rupiah
}

/** Day by day, so that years of sales are never in the memory at once. */
export async function* soldParts({
  shopId,
  from,
  to,
}: Days & { shopId: ReadableShopId }): AsyncGenerator<SoldPart> {
  const { rows: days } = await pool.query<{ day: string }>({
    name: 'days-with-sales',
    text: `SELECT DISTINCT sold_on::text AS day FROM orders
      WHERE shop_id = $1 AND sold_on BETWEEN $2 AND $3 ORDER BY day`,
    values: [shopId, from, to],
  })
  for (const { day } of days) {
    const { rows } = await pool.query<SoldPart>({
      name: 'sold-parts-of-day',
      text: `${soldPartsSql('SELECT $1::uuid AS shop_id, $2::date AS day')}
        SELECT parts.day::text, p.paid_at AS "paidAt", o.number, o.status::text, parts.channel::text,
          line.title_id AS title, nullif(line.variant_label_id, '') AS variant, maker.name AS maker,
          category.label_id AS category, bu.name AS unit, district.name AS district, parts.units::int,
          (parts.sold + parts.on_site - parts.kept)::bigint AS "givenBack", parts.kept::bigint AS turnover
        FROM parts JOIN orders o ON o.id = parts.order_id JOIN purchases p ON p.id = o.purchase_id
        LEFT JOIN order_lines line ON line.id = parts.line_id
        LEFT JOIN makers maker ON maker.id = parts.maker_id
        LEFT JOIN listings l ON l.id = parts.listing_id
        LEFT JOIN categories category ON category.slug = l.category_slug
        LEFT JOIN business_units bu ON bu.id = l.business_unit_id
        LEFT JOIN districts district ON district.code = parts.district_code
        WHERE line.id IS NOT NULL OR parts.sold <> 0 OR parts.kept <> 0
        ORDER BY p.paid_at, o.number, line.id`,
      values: [shopId, day],
    })
    yield* rows
  }
}
