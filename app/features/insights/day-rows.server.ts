import { channelSql } from '#app/features/orders/sale-filters.server.ts'

const ownerKinds = `('makerPending', 'makerPayable', 'shopPending', 'shopPayable', 'platformPending', 'platformRevenue')`

/** What one posting gave to those who share a sale, less what it took from them. */
const keptByPosting = `(CASE WHEN taker.kind IN ${ownerKinds} THEN posting.amount ELSE 0 END
  - CASE WHEN giver.kind IN ${ownerKinds} THEN posting.amount ELSE 0 END)`

const withAccounts = `JOIN ledger_accounts giver ON giver.id = posting.from_account_id
  JOIN ledger_accounts taker ON taker.id = posting.to_account_id`

const soldOrders = `
  SELECT o.id AS order_id, o.shop_id, o.sold_on AS day, o.purchase_id, o.shipping_price, o.unsent_total,
    o.status <> 'cancelled' AS stands, village.district_code,
    ${channelSql} AS channel
  FROM days JOIN orders o ON o.shop_id = days.shop_id AND o.sold_on = days.day
  JOIN purchases p ON p.id = o.purchase_id
  LEFT JOIN buyer_details buyer ON buyer.purchase_id = p.id
  LEFT JOIN villages village ON village.code = buyer.village_code`

const linesOfOrders = `
  SELECT o.*, line.id AS line_id, v.listing_id, line.maker_id,
    CASE WHEN NOT o.stands OR v.add_on_capacity IS NOT NULL OR b.status IN ('cancelled', 'released') THEN 0
      ELSE coalesce(b.quantity, line.quantity - coalesce(shortage.missing, 0)) END AS units,
    line.maker_share + line.shop_share + line.platform_fee
      - CASE WHEN o.unsent_total > 0 THEN coalesce(shortage.amount, 0) ELSE 0 END AS sold,
    coalesce((SELECT sum(CASE WHEN receipt.turn % 2 = 1 THEN receipt.amount ELSE -receipt.amount END)
      FROM balance_receipts receipt WHERE receipt.booking_id = b.id), 0) AS on_site,
    coalesce((SELECT sum(${keptByPosting}) FROM postings posting ${withAccounts}
      WHERE posting.order_line_id = line.id), 0) AS kept,
    CASE WHEN o.stands THEN line.discount ELSE 0 END AS discount
  FROM sold_orders o JOIN order_lines line ON line.order_id = o.order_id
  JOIN variants v ON v.id = line.variant_id
  LEFT JOIN bookings b ON b.order_line_id = line.id
  LEFT JOIN order_shortages shortage ON shortage.order_line_id = line.id`

/** Postage has no line of its own; the books know it as the shop's money without one. */
const postageOfOrders = `
  SELECT o.*, NULL::uuid, NULL::uuid, NULL::uuid, 0, o.shipping_price, 0,
    coalesce((SELECT sum(${keptByPosting})
      FROM ledger_transactions entry JOIN postings posting ON posting.transaction_id = entry.id ${withAccounts}
      WHERE entry.purchase_id = o.purchase_id AND posting.order_line_id IS NULL
        AND o.shop_id IN (giver.shop_id, taker.shop_id)), 0), 0
  FROM sold_orders o`

/** The `parts` of what was sold on the days that the SQL `days` names: each line, and each order's postage. */
export const soldPartsSql = (days: string) => `
  WITH days AS (${days}), sold_orders AS (${soldOrders}),
  parts AS (${linesOfOrders} UNION ALL ${postageOfOrders})`

/**
 * The rows of `daily_sales` as orders and ledger have them now, without `id`, of the days that the SQL
 * `days` names (shop_id, day). How many stand is said by the orders; what is left of the money, by the books.
 */
export const dayRowsSql = (days: string) => `${soldPartsSql(days)}
  SELECT shop_id, day, channel, district_code, listing_id, maker_id,
    (count(DISTINCT order_id) FILTER (WHERE stands))::int AS orders, sum(units)::int AS units,
    sum(sold)::bigint AS sold, sum(on_site)::bigint AS on_site, sum(sold + on_site - kept)::bigint AS given_back,
    sum(discount)::bigint AS discount
  FROM parts GROUP BY 1, 2, 3, 4, 5, 6`
