import { newCode, newId, newToken } from '#app/core/ids.ts'
import { deadLetterQueue } from '#app/server/boss.server.ts'
import { signedIn } from '#tests/bad-inputs/buyer.ts'
import { Visitor } from '#tests/bad-inputs/visitor.ts'
import type { OwnSite } from '#tests/journeys/setup/own-site.ts'
import { enqueueNow } from '#tests/journeys/setup/site.ts'
import { accounts, makerName, shopSlug } from './people.ts'
import type { Route } from './route-table.ts'

/** Planted in what only one BUM Desa (and its buyer) may read. */
export const canary = 'KANARI-7Q'

export type Things = Readonly<Record<string, string>>

/** What the addresses of the routes name: things of one BUM Desa, and one purchase of its. */
export async function plantThings(site: OwnSite): Promise<Things> {
  const [order] = await site.sql<{
    orderId: string
    orderNumber: string
    purchaseId: string
    purchaseNumber: string
    token: string
    attemptId: string
  }>(
    `SELECT o.id AS "orderId", o.number AS "orderNumber", p.id AS "purchaseId",
       p.number AS "purchaseNumber", p.token, a.id AS "attemptId"
     FROM orders o JOIN shops s ON s.id = o.shop_id AND s.slug = $1
     JOIN purchases p ON p.id = o.purchase_id JOIN payment_attempts a ON a.purchase_id = p.id
     WHERE o.status = 'delivered' ORDER BY o.created_at DESC LIMIT 1`,
    [shopSlug],
  )
  if (!order) throw new Error('The demo story has no delivered order of this BUM Desa')
  const planted = {
    refundId: newId(),
    proofId: newId(),
    caseId: newId(),
    resourceId: newId(),
    promotionId: newId(),
    saleId: newId(),
    importId: newId(),
    unitId: newId(),
    invitationId: newId(),
    questionId: newId(),
    reportId: newId(),
    announcementId: newId(),
    payoutId: newId(),
    applicationId: newId(),
    requestId: newId(),
    requestNumber: `PR-${newCode(8)}`,
    requestToken: newToken(),
  }
  await enqueueNow(site, deadLetterQueue)
  await plant(site, { ...order, ...planted })
  const [found] = await site.sql<Record<string, string>>(
    `SELECT (SELECT id FROM users WHERE email = 'pembeli@example.com') AS "userId",
       (SELECT id FROM users WHERE email = 'bendahara@example.com') AS "memberId",
       (SELECT id::text FROM jobs.job WHERE name = $1 LIMIT 1) AS "jobId",
       (SELECT slug FROM listings WHERE kind = 'product' AND status = 'live' LIMIT 1) AS product,
       (SELECT slug FROM listings WHERE kind = 'experience' AND status = 'live' LIMIT 1) AS experience,
       (SELECT l.slug FROM listings l JOIN experiences e ON e.listing_id = l.id
        JOIN shops s ON s.id = l.shop_id AND s.slug = $2 ORDER BY l.slug LIMIT 1) AS "ownExperience",
       (SELECT slug FROM categories LIMIT 1) AS category,
       (SELECT date::text FROM holidays WHERE date > current_date + 1 ORDER BY date LIMIT 1) AS holiday,
       (SELECT l.id FROM listings l JOIN makers m ON m.id = l.maker_id JOIN shops s ON s.id = l.shop_id
        WHERE s.slug = $2 AND m.name = $3 AND l.kind = 'product' LIMIT 1) AS "listingId",
       (SELECT v.id FROM variants v JOIN listings l ON l.id = v.listing_id AND l.kind = 'product'
        JOIN shops s ON s.id = l.shop_id WHERE s.slug = $2 AND v.is_active LIMIT 1) AS "variantId",
       (SELECT m.id FROM makers m JOIN shops s ON s.id = m.shop_id
        WHERE s.slug = $2 AND m.name = $3 LIMIT 1) AS "makerId",
       (SELECT id FROM users WHERE email = '${accounts.maker}') AS "accountId",
       (SELECT id FROM shops WHERE slug = $2) AS "shopId",
       (SELECT village_code FROM shop_villages LIMIT 1) AS code,
       (SELECT p.token FROM bookings b JOIN purchases p ON p.id = b.purchase_id
        WHERE b.status = 'booked' ORDER BY b.id LIMIT 1) AS "visitToken",
       (SELECT id FROM order_lines WHERE order_id = $4 LIMIT 1) AS "lineId",
       (SELECT line.id FROM order_lines line JOIN makers m ON m.id = line.maker_id AND m.name = $3
        JOIN shops s ON s.id = line.shop_id AND s.slug = $2
        JOIN variants v ON v.id = line.variant_id
        JOIN listings l ON l.id = v.listing_id AND l.kind = 'product'
        JOIN orders o ON o.id = line.order_id AND o.status IN ('paid', 'accepted')
        LIMIT 1) AS "orderLineId",
       (SELECT r.id FROM reviews r JOIN shops s ON s.id = r.shop_id AND s.slug = $2 LIMIT 1) AS "reviewId",
       (SELECT id FROM bookings WHERE status = 'booked' ORDER BY id LIMIT 1) AS "bookingId",
       (SELECT receipt_token FROM counter_sales ORDER BY id LIMIT 1) AS "receiptToken",
       (SELECT t.id FROM stock_takes t JOIN shops s ON s.id = t.shop_id AND s.slug = $2
        WHERE t.ended_at IS NOT NULL LIMIT 1) AS "takeId",
       (current_date + 5)::text AS date, (current_date - 1)::text AS day`,
    [deadLetterQueue, shopSlug, makerName, order.orderId],
  )
  if (!found) throw new Error('Nothing was found')
  return {
    ...order,
    ...found,
    ...planted,
    shop: shopSlug,
    hash: '0'.repeat(64),
    file: 'TAKADATAKADATAKADATAKADA.ics',
    ticket: await aTicket(site, found.visitToken),
    stockToken: await aStockAnswer(site),
    letterToken: await aLetterToken(site, planted.questionId),
  }
}

async function plant(site: OwnSite, ids: Record<string, string>): Promise<void> {
  const { orderId, purchaseId, attemptId, refundId, proofId, caseId } = ids
  const { resourceId, saleId, promotionId } = ids
  await site.sql(
    `UPDATE orders SET complained_at = now(), complaint_kind = 'damaged', complaint = $2,
       complaint_answer_by = now() + interval '2 days', complaint_reply = $2, complaint_replied_at = now(),
       buyer_note = $2 WHERE id = $1`,
    [orderId, `${canary} keluhan`],
  )
  await site.sql(`UPDATE buyer_details SET name = $2, note = $2 WHERE purchase_id = $1`, [
    purchaseId,
    `${canary} pembeli`,
  ])
  await site.sql(
    `UPDATE listings SET status = 'draft', title_id = $2, title_en = $2 WHERE id = (
       SELECT l.id FROM listings l JOIN shops s ON s.id = l.shop_id
         JOIN makers m ON m.id = l.maker_id AND m.name = '${makerName}'
       WHERE s.slug = $1 AND l.kind = 'product' ORDER BY l.slug LIMIT 1)`,
    [shopSlug, `${canary} belum tayang`],
  )
  await site.sql(
    `INSERT INTO refunds (id, purchase_id, order_id, attempt_id, refund_key, amount, reason, status)
     VALUES ($1, $2, $3, $4, $5, 1000, 'goodwill', 'manual')`,
    [refundId, purchaseId, orderId, attemptId, `access-${refundId}`],
  )
  await site.sql(
    `INSERT INTO refund_proofs (id, refund_id, reference, paper, hash, added_by)
     SELECT $1, $2, 'BRI 0001', 'x', 'access', id FROM users WHERE email = 'admin@example.com'`,
    [proofId, refundId],
  )
  await site.sql(
    `INSERT INTO manual_transfers (order_id, amount, proof, proof_hash, claimed_at)
     SELECT provider_order_id, amount, 'x', 'access', now() FROM payment_attempts WHERE id = $1`,
    [attemptId],
  )
  await site.sql(
    `INSERT INTO discrepancies (id, attempt_id, kind, amount, details, dedupe_key)
     VALUES ($1, $2, 'paidUnexpectedly', 1000, '{}', $3)`,
    [caseId, attemptId, `access-${caseId}`],
  )
  await site.sql(
    `INSERT INTO resources (id, shop_id, kind, name, capacity, weekdays)
     SELECT $1, id, 'guide', $2, 10, '{1,2,3,4,5,6,7}' FROM shops WHERE slug = $3`,
    [resourceId, `${canary} pemandu`, shopSlug],
  )
  await site.sql(
    `INSERT INTO business_units (id, shop_id, name) SELECT $1, id, $2 FROM shops WHERE slug = $3`,
    [ids.unitId, `${canary} unit`, shopSlug],
  )
  await site.sql(
    `INSERT INTO promotions (id, shop_id, name, kind, percent, target, from_date, until_date, bearer)
     SELECT $1, id, $2, 'percent', 5, 'everything', current_date, current_date + 5, 'shop'
     FROM shops WHERE slug = $3`,
    [promotionId, `${canary} promo`, shopSlug],
  )
  await site.sql(
    `INSERT INTO counter_sales (shop_id, id, purchase_id, input_hash, paid_with, received, sold_at, day, sold_by)
     SELECT s.id, $1, $2, 'access', 'cash', 1000000, now(), current_date, u.id
     FROM shops s, users u WHERE s.slug = $3 AND u.email = $4`,
    [saleId, purchaseId, shopSlug, accounts.unitStaff],
  )
  await site.sql(
    `INSERT INTO stock_takes (id, shop_id, started_by, outcome, ended_by, ended_at)
     SELECT gen_random_uuid(), s.id, u.id, 'discarded', u.id, now()
     FROM shops s, users u WHERE s.slug = $1 AND u.email = 'direktur@example.com'`,
    [shopSlug],
  )
  await site.sql(
    `INSERT INTO listing_imports (id, shop_id, file_name, sheet)
     SELECT $1, id, $2, '{"titles":["Nama barang"],"places":["title"],"rows":[{"number":2,"cells":["Kopi"]}]}'
     FROM shops WHERE slug = $3`,
    [ids.importId, `${canary} barang.csv`, shopSlug],
  )
  await site.sql(
    `INSERT INTO maker_invitations (id, shop_id, token_hash, name, phone, expires_at)
     SELECT $1::uuid, id, $1::text, $2, '+6281200000098', now() + interval '7 days' FROM shops WHERE slug = $3`,
    [ids.invitationId, `${canary} undangan`, shopSlug],
  )
  await site.sql(
    `INSERT INTO staff_invitations (id, shop_id, invited_by, role, token_hash, name, phone, expires_at)
     SELECT $1::uuid, s.id, u.id, 'staff', $1::text, $2, '+6281200000098', now() + interval '7 days'
     FROM shops s, users u WHERE s.slug = $3 AND u.email = 'direktur@example.com'`,
    [ids.invitationId, `${canary} undangan tim`, shopSlug],
  )
  await site.sql(
    `INSERT INTO refused_sales (shop_id, id, input_hash, lines, total, paid_with, sold_at, sold_by, reason)
     SELECT s.id, $1, 'access', $3, 1000, 'cash', now(), u.id, 'not-available'
     FROM shops s, users u WHERE s.slug = $2 AND u.email = 'direktur@example.com'`,
    [
      saleId,
      shopSlug,
      JSON.stringify([{ variantId: saleId, quantity: 1, visit: null, price: '1000' }]),
    ],
  )
  await site.sql(
    `INSERT INTO questions (id, shop_id, listing_id, user_id, words)
     SELECT $1, l.shop_id, l.id, u.id, $2 FROM users u, listings l JOIN shops s ON s.id = l.shop_id
       JOIN makers m ON m.id = l.maker_id AND m.name = $4
     WHERE s.slug = $3 AND u.email = 'direktur@example.com' ORDER BY l.id LIMIT 1`,
    [ids.questionId, `${canary} pertanyaan`, shopSlug, makerName],
  )
  await site.sql(
    `INSERT INTO reports (id, reporter_id, subject, shop_id, kind, words)
     SELECT $1, u.id, 'shop', s.id, 'other', $2 FROM users u, shops s
     WHERE s.slug = $3 AND u.email = 'direktur@example.com'`,
    [ids.reportId, `${canary} laporan`, shopSlug],
  )
  await site.sql(
    `INSERT INTO announcements (id, audience, title_id, title_en, text_id, text_en, from_date, until_date)
     VALUES ($1, 'makers', 'Contoh', 'Sample', 'Contoh', 'Sample', current_date + 30, current_date + 40)`,
    [ids.announcementId],
  )
  await plantPayout(site, ids)
  await plantApplication(site, ids)
  await plantRequest(site, ids)
}

/** Undone, so that it may be of any amount; its number is only ever seen by one BUM Desa. */
async function plantPayout(site: OwnSite, { payoutId }: Record<string, string>): Promise<void> {
  await site.sql(
    `INSERT INTO payouts (id, number, shop_id, maker_id, amount, method, status, prepared_by,
       approved_by, approved_at, recorded_by, recorded_at, paid_on, reference)
     SELECT $1, $2, m.shop_id, m.id, 1, 'cash', 'returned', t.id, d.id, now(), t.id, now(), current_date, $2
     FROM makers m JOIN shops s ON s.id = m.shop_id AND s.slug = $3, users t, users d
     WHERE m.name = $4 AND t.email = 'bendahara@example.com' AND d.email = 'direktur@example.com'`,
    [payoutId, `${canary} bukti`, shopSlug, makerName],
  )
}

async function plantApplication(site: OwnSite, ids: Record<string, string>): Promise<void> {
  await site.sql(
    `INSERT INTO maker_applications (id, shop_id, user_id, village_code, name, phone, goods)
     SELECT $1, s.id, u.id, (SELECT village_code FROM shop_villages WHERE shop_id = s.id LIMIT 1),
       $2, '+6281200000097', $2 FROM users u, shops s
     WHERE s.slug = $3 AND u.email = 'direktur@example.com'`,
    [ids.applicationId, `${canary} lamaran`, shopSlug],
  )
  await site.sql(
    `INSERT INTO application_papers (application_id, kind, bytes)
     VALUES ($1, 'identityCard', convert_to($2, 'UTF8'))`,
    [ids.applicationId, `${canary} ktp`],
  )
}

async function plantRequest(site: OwnSite, ids: Record<string, string>): Promise<void> {
  const { requestId, requestNumber, requestToken } = ids
  await site.sql(
    `INSERT INTO group_requests (id, number, token, ask_key, shop_id, listing_id, variant_id, date, people, locale, answer_by)
     SELECT $1, $2, $3, $1, l.shop_id, l.id, v.id, current_date + 20, 12, 'id', now() + interval '1 day'
     FROM listings l JOIN shops s ON s.id = l.shop_id JOIN variants v ON v.listing_id = l.id
     WHERE s.slug = $4 AND l.kind = 'experience' ORDER BY v.id LIMIT 1`,
    [requestId, requestNumber, requestToken, shopSlug],
  )
  await site.sql(
    `INSERT INTO group_request_contacts (request_id, name, phone) VALUES ($1, $2, '+6281200000099')`,
    [requestId, `${canary} rombongan`],
  )
}

/** Only the site can sign one. */
async function aTicket(site: OwnSite, purchaseToken = ''): Promise<string> {
  const { body } = await new Visitor(site.url).get(`/pembelian/${purchaseToken}`)
  const [, ticket = ''] = /\/tiket\/([^"/?]+)/.exec(body) ?? []
  if (!ticket) throw new Error('The page of a purchase with a booking shows no ticket')
  return ticket
}

/** Of another maker than the one whose links the manager makes anew. */
async function aStockAnswer(site: OwnSite): Promise<string> {
  const [maker] = await site.sql<{ id: string }>(
    `SELECT m.id FROM makers m JOIN shops s ON s.id = m.shop_id AND s.slug = $1
     JOIN listings l ON l.maker_id = m.id AND l.status = 'live' AND l.kind = 'product'
     JOIN variants v ON v.listing_id = l.id AND v.on_hand > v.held
     WHERE m.name <> $2 LIMIT 1`,
    [shopSlug, makerName],
  )
  const who = { identifier: 'direktur@example.com', from: '127.0.0.30' }
  const manager = await signedIn(site.url, who)
  const { body } = await manager.post(`/kelola/pelaku-usaha/${maker?.id}/tanya-stok`, {})
  const [, token = ''] = /\/jawab\/([\w-]+)/.exec(body) ?? []
  if (!token) throw new Error('The page of a maker makes no link to answer by')
  return token
}

/** Of a letter that a BUM Desa may decline; only the site can seal one. */
async function aLetterToken(site: OwnSite, questionId: string): Promise<string> {
  await enqueueNow(site, 'notify-shop', { type: 'question.asked', questionId })
  for (let tries = 0; tries < 120; tries++) {
    const [letter] = await site.sql<{ token: string | null }>(
      `SELECT substring(text FROM '/berhenti/([A-Za-z0-9_-]+)') AS token FROM messages
       WHERE template = 'question-asked-shop' LIMIT 1`,
    )
    if (letter?.token) return letter.token
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('No letter that can be declined was written')
}

/** The address of a route with these things in it. */
export function addressOf({ address, id }: Route, things: Things): string {
  const slugs: Record<string, string | undefined> = {
    '/kategori/:slug': things.category,
    '/admin/kategori/:slug': things.category,
    '/admin/kategori/:slug/hapus': things.category,
    '/kecamatan/:slug': 'kademangan',
    '/toko/:slug': shopSlug,
    '/produk/:slug': things.product,
    '/api/v1/listings/:slug': things.product,
  }
  const isOwn = address.startsWith('/kelola/wisata')
  const values: Record<string, string | undefined> = {
    ...things,
    slug: isOwn ? things.ownExperience : (slugs[address] ?? things.experience),
    section: 'aturan',
    subject: 'toko',
    subjectId: things.shopId,
    part: 'kontak',
    table: 'barang',
    word: 'foto',
    hash: 'a'.repeat(64),
    kind: 'identityCard',
    number: numberIn(address, things),
    token: tokenIn(address, things),
  }
  return address.replace('*', 'tidak-ada').replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = values[name]
    if (!value) throw new Error(`No ${name} for ${id}`)
    return encodeURIComponent(value)
  })
}

function numberIn(address: string, things: Things) {
  if (address.startsWith('/kelola/permintaan')) return things.requestNumber
  return address.startsWith('/kelola') ? things.orderNumber : things.purchaseNumber
}

function tokenIn(address: string, things: Things) {
  if (address.startsWith('/permintaan')) return things.requestToken
  if (address.startsWith('/jawab')) return things.stockToken
  if (address.startsWith('/tiket')) return things.ticket
  if (address.startsWith('/berhenti')) return things.letterToken
  if (address.startsWith('/struk')) return things.receiptToken
  return address.includes(':bookingId') ? things.visitToken : things.token
}

/** Of the same shape as what exists. */
const nothing: Things = {
  orderNumber: 'LB-22222222-1',
  requestNumber: 'PR-22222222',
  listingId: newId(),
  resourceId: newId(),
  promotionId: newId(),
  saleId: newId(),
  takeId: newId(),
  unitId: newId(),
  importId: newId(),
  makerId: newId(),
  accountId: newId(),
  memberId: newId(),
  variantId: newId(),
  invitationId: newId(),
  reviewId: newId(),
  payoutId: newId(),
  applicationId: newId(),
  questionId: newId(),
  lineId: newId(),
  orderLineId: newId(),
  shop: 'tidak-ada',
  ownExperience: 'tidak-ada',
}

/** The same address, naming what does not exist. */
export function addressOfNothing(route: Route, things: Things): string {
  return addressOf(route, { ...things, ...nothing })
}

/** What a page may say of the name that it was asked for, taken out of it. */
export const withoutNames = (text: string, things: Things): string =>
  Object.keys(nothing)
    .flatMap((name) => [things[name], nothing[name]])
    .reduce<string>((rest, name) => (name ? rest.replaceAll(name, 'X') : rest), text)
