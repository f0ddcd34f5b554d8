import type { States } from '#tests/bad-inputs/found-forms.ts'
import type { OwnSite } from '#tests/journeys/setup/own-site.ts'
import { makerName, shopSlug } from './people.ts'

/** Of each state so many, because some deeds shut out others. */
const each = 2

/** What is there now, made by deeds of a moment ago or told by the story, newest first in each state. */
export async function statesNow(site: OwnSite): Promise<States> {
  const some = (columns: string, state: string, from: string) =>
    site.sql<Record<string, string>>(`SELECT * FROM (
      SELECT ${columns}, row_number() OVER (PARTITION BY ${state} ORDER BY t.id DESC) AS nth
      FROM ${from}) numbered WHERE nth <= ${each}`)
  const ofShop = `JOIN shops s ON s.id = t.shop_id AND s.slug = '${shopSlug}'`
  const orders = await some(
    't.number AS "orderNumber", t.id AS "orderId", p.token AS "token", line.id AS "lineId"',
    't.status, t.complained_at IS NULL, t.complaint_reply IS NULL',
    `orders t ${ofShop} JOIN purchases p ON p.id = t.purchase_id
     JOIN LATERAL (SELECT id FROM order_lines WHERE order_id = t.id LIMIT 1) line ON true`,
  )
  const visits = await some(
    't.id AS "bookingId", p.token AS "visitToken", o.number AS "orderNumber", p.token AS "token"',
    't.status',
    `bookings t ${ofShop} JOIN purchases p ON p.id = t.purchase_id
     JOIN orders o ON o.purchase_id = p.id AND o.shop_id = t.shop_id`,
  )
  const requests = await some(
    't.number AS "requestNumber"',
    't.status',
    `group_requests t ${ofShop}`,
  )
  const attempts = await some(
    't.id AS "attemptId", p.token AS "token"',
    't.status, t.provider',
    'payment_attempts t JOIN purchases p ON p.id = t.purchase_id',
  )
  const dates = await site.sql<Record<string, string>>(
    `SELECT DISTINCT date::text FROM bookings t ${ofShop} WHERE t.status = 'booked'
     ORDER BY date DESC LIMIT 5`,
  )
  const unused = await site.sql<Record<string, string>>(
    `SELECT slug AS category FROM categories c WHERE NOT EXISTS (
       SELECT FROM listings l WHERE l.category_slug = c.slug) AND NOT EXISTS (
       SELECT FROM categories below WHERE below.parent_slug = c.slug) LIMIT 1`,
  )
  return {
    date: dates,
    slug: unused,
    number: [...orders, ...visits, ...requests],
    orderId: orders,
    token: [...orders, ...visits, ...attempts],
    bookingId: visits,
    attemptId: attempts,
    listingId: await some(
      't.id AS "listingId"',
      't.status',
      `listings t ${ofShop} JOIN makers m ON m.id = t.maker_id AND m.name = '${makerName}' AND t.kind = 'product'`,
    ),
    payoutId: await some('t.id AS "payoutId"', 't.status', `payouts t ${ofShop}`),
    caseId: await some('t.id AS "caseId"', 't.kind, t.resolved_at IS NULL', 'discrepancies t'),
    refundId: await some('t.id AS "refundId"', 't.status, t.prepared_by IS NULL', 'refunds t'),
    saleId: await some('t.id AS "saleId"', 't.undone_at IS NULL', `counter_sales t ${ofShop}`),
    applicationId: await some(
      't.id AS "applicationId"',
      't.status',
      `maker_applications t ${ofShop}`,
    ),
    questionId: await some('t.id AS "questionId"', 't.hidden_at IS NULL', `questions t ${ofShop}`),
    promotionId: await some('t.id AS "promotionId"', 't.status', `promotions t ${ofShop}`),
    importId: await some(
      't.id AS "importId"',
      't.applied_at IS NULL',
      `listing_imports t ${ofShop}`,
    ),
  }
}
