import { isUuid } from '#app/core/ids.ts'
import { type Rupiah, zero } from '#app/core/rupiah.ts'
import { nameSql } from '#app/features/catalog/line-name.ts'
import { type CalendarDate, calendarDate } from '#app/features/bookings/calendar-date.ts'
import { firstOfMonth, monthAfter } from '#app/features/bookings/month.ts'
import { withoutUnsent } from '#app/features/ledger/postings.ts'
import { pool } from '#app/server/db.server.ts'
import type { MakerScope } from '#app/server/scopes.server.ts'
import type { MonthOfMaker, Movement, SaleReceipt } from './earnings.ts'

/**
 * Everything that came to the accounts of maker $1 of BUM Desa $2 or left them. What becomes owed moves
 * between the two accounts of the maker and is neither. For a `WITH`.
 */
const makerMovementsSql = `own AS MATERIALIZED (
    SELECT a.id FROM ledger_accounts a JOIN makers m ON m.id = a.maker_id
    WHERE m.id = $1 AND m.shop_id = $2
  ), moved AS (
    SELECT id, transaction_id, order_line_id, amount, occurred_at FROM postings
    WHERE to_account_id IN (SELECT id FROM own) AND from_account_id NOT IN (SELECT id FROM own)
    UNION ALL SELECT id, transaction_id, order_line_id, -amount, occurred_at FROM postings
    WHERE from_account_id IN (SELECT id FROM own) AND to_account_id NOT IN (SELECT id FROM own)
  )`

/** When a day begins where the books are kept. */
const midnightSql = (day: string) => `(${day}::date::timestamp AT TIME ZONE 'Asia/Jakarta')`

/** As `kindOfMovement` has it. */
const isSale = `t.event IN ('purchase.captured', 'balance.received')`
const isOther = `t.event NOT IN ('purchase.captured', 'balance.received') AND t.payout_id IS NULL`

/** The day it is by the clock of the database, where the books are kept. */
export async function getToday(): Promise<CalendarDate> {
  const { rows } = await pool.query<{ today: string }>(
    `SELECT to_char(now() AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD') AS today`,
  )
  return calendarDate(rows[0]?.today ?? '')
}

/** `month` is any day of it. */
export async function getMonthOfMaker(
  { makerId, shopId }: MakerScope,
  month: CalendarDate,
): Promise<MonthOfMaker> {
  const [from, until] = ['$3', '$4'].map(midnightSql)
  const { rows } = await pool.query<MonthOfMaker>({
    name: 'month-of-maker',
    text: `WITH ${makerMovementsSql}, before AS (
        SELECT coalesce(sum(amount), 0) AS amount FROM (
          SELECT amount FROM postings
          WHERE to_account_id IN (SELECT id FROM own) AND occurred_at < ${from}
          UNION ALL SELECT -amount FROM postings
          WHERE from_account_id IN (SELECT id FROM own) AND occurred_at < ${from}) each_posting
      ) SELECT
        (SELECT amount FROM before)::bigint AS opening,
        coalesce(sum(amount) FILTER (WHERE ${isSale}), 0)::bigint AS sold,
        coalesce(sum(amount) FILTER (WHERE ${isOther} AND amount < 0), 0)::bigint AS returned,
        coalesce(sum(amount) FILTER (WHERE ${isOther} AND amount > 0), 0)::bigint AS restored,
        coalesce(sum(amount) FILTER (WHERE t.event = 'payout.paid'), 0)::bigint AS "paidOut",
        coalesce(sum(amount) FILTER (WHERE t.event = 'payout.paid.reversed'), 0)::bigint
          AS "notArrived",
        ((SELECT amount FROM before) + coalesce(sum(amount), 0))::bigint AS closing
      FROM moved JOIN ledger_transactions t ON t.id = moved.transaction_id
      WHERE moved.occurred_at >= ${from} AND moved.occurred_at < ${until}`,
    values: [makerId, shopId, firstOfMonth(month), monthAfter(firstOfMonth(month))],
  })
  const [sums] = rows
  if (!sums) throw new Error('A sum always has a row')
  return sums
}

const pageSize = 25

/** A page of a month, newest first; `setelah` is the last one of the page before. */
export async function listMovements(
  maker: MakerScope,
  { month, setelah }: { month: CalendarDate; setelah: string | null },
): Promise<{ movements: Movement[]; next: string | null }> {
  const rows = await readMovements(maker, { month, setelah, limit: pageSize + 1 })
  const movements = rows.slice(0, pageSize)
  return { movements, next: rows.length > pageSize ? (movements.at(-1)?.id ?? null) : null }
}

/** All of a month, newest first. */
export const listMonthMovements = (maker: MakerScope, month: CalendarDate): Promise<Movement[]> =>
  readMovements(maker, { month, setelah: null, limit: null })

type Wanted = { month: CalendarDate; setelah: string | null; limit: number | null }

async function readMovements(
  { makerId, shopId }: MakerScope,
  { month, setelah, limit }: Wanted,
): Promise<Movement[]> {
  const { rows } = await pool.query<Movement>(
    `WITH ${makerMovementsSql}
    SELECT moved.id, t.event, moved.amount, moved.occurred_at AS at, line.id AS "orderLineId",
      t.payout_id AS "payoutId", coalesce(o.number, payout.number) AS number, line.quantity, ${nameSql('line.title_id', 'line.variant_label_id')} AS title
    FROM moved JOIN ledger_transactions t ON t.id = moved.transaction_id
    LEFT JOIN order_lines line ON line.id = moved.order_line_id
    LEFT JOIN orders o ON o.id = line.order_id
    LEFT JOIN payouts payout ON payout.id = t.payout_id
    WHERE moved.occurred_at >= ${midnightSql('$3')} AND moved.occurred_at < ${midnightSql('$4')}
      AND ($5::uuid IS NULL OR (moved.occurred_at, moved.id) < (
        SELECT p.occurred_at, p.id FROM postings p WHERE p.id = $5))
    ORDER BY moved.occurred_at DESC, moved.id DESC LIMIT $6`,
    [makerId, shopId, firstOfMonth(month), monthAfter(firstOfMonth(month)), setelah, limit],
  )
  return rows
}

/** What a line of an order came to for its maker; null for another's and for what was never paid. */
export async function getSaleReceipt(
  { makerId, shopId }: MakerScope,
  orderLineId: string | undefined,
): Promise<SaleReceipt | null> {
  if (!orderLineId || !isUuid(orderLineId)) return null
  const { rows } = await pool.query<Omit<SaleReceipt, 'movements' | 'left'>>(
    `SELECT m.name AS maker, s.name AS shop, s.phone AS "shopPhone", o.number, p.paid_at AS "soldAt",
      CASE WHEN o.unsent_total > 0 THEN coalesce(short.amount, 0) ELSE 0 END AS unsent,
      ${nameSql('line.title_id', 'line.variant_label_id')} AS title, line.unit, line.quantity,
      line.unit_price AS "unitPrice", line.discount,
      line.discount_bearer::text AS "discountBearer", line.shop_share AS "shopShare",
      line.platform_fee AS "platformFee", line.maker_share AS "makerShare",
      (SELECT coalesce(sum(CASE a.id WHEN po.to_account_id THEN po.amount ELSE -po.amount END), 0)
        FROM postings po JOIN ledger_accounts a
          ON a.id IN (po.to_account_id, po.from_account_id) AND a.kind = 'makerPending'
        WHERE po.order_line_id = line.id)::bigint AS pending
    FROM order_lines line JOIN orders o ON o.id = line.order_id JOIN shops s ON s.id = o.shop_id
    JOIN makers m ON m.id = line.maker_id
    JOIN purchases p ON p.id = o.purchase_id AND p.paid_at IS NOT NULL
    LEFT JOIN order_shortages short ON short.order_line_id = line.id
    WHERE line.id = $3 AND line.maker_id = $1 AND line.shop_id = $2`,
    [makerId, shopId, orderLineId],
  )
  const [sale] = rows
  if (!sale) return null
  const { rows: movements } = await pool.query<SaleReceipt['movements'][number]>(
    `WITH ${makerMovementsSql}
    SELECT moved.id, t.event, moved.amount, moved.occurred_at AS at
    FROM moved JOIN ledger_transactions t ON t.id = moved.transaction_id
    WHERE moved.order_line_id = $3 ORDER BY moved.occurred_at, moved.id`,
    [makerId, shopId, orderLineId],
  )
  const left = movements.reduce((sum, { amount }) => sum + amount, 0n) as Rupiah
  const whole = { shopId, shippingPrice: zero, lines: [{ ...sale, orderLineId, makerId }] }
  const [captured] = withoutUnsent(whole, new Map([[orderLineId, sale.unsent]])).lines
  return { ...sale, ...captured, movements, left }
}
