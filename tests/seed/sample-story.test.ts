import { existsSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { loadCalendars } from '#app/features/bookings/calendar.server.ts'
import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import { listSlots } from '#app/features/bookings/experience-calendar.ts'
import {
  completeDeliveredOrders,
  finishVisits,
} from '#app/features/orders/clock-commands.server.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { checkPayment } from '#app/features/payments/check-payment.server.ts'
import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { db, pool } from '#app/server/db.server.ts'
import { findViolations } from '#app/server/invariants.server.ts'
import { listSamplePayments } from '#app/server/sample-payments.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { attemptOf, runMoneyJobs, startPaymentWorld } from '#tests/money/payment-world.ts'
import { seed } from '#prisma/seed/seed.ts'
import { buildDemo } from '#prisma/seed/story/demo.ts'

const said: string[] = []

beforeAll(() => seed({ demo: true, log: (line) => said.push(line) }), 60_000)

async function one<T>(sql: string): Promise<T> {
  const { rows } = await pool.query(sql)
  return Object.values(rows[0] as object)[0] as T
}

/** Of nights two rooms, of days for groups one group, of all others places for the smallest party. */
const placesFor = (mode: string, minimum: number) =>
  mode === 'night' ? 2 : mode === 'groupOnRequest' ? 1 : minimum

const count = (what: string) => one<number>(`SELECT count(*)::int FROM ${what}`)

test('every village of the country can be an address, and those of Blitar have an outline', async () => {
  expect(await count('villages')).toBe(83_762)
  expect(await count(`villages WHERE outline IS NOT NULL AND code LIKE '35.05.%'`)).toBe(248)
  expect(await count('districts WHERE slug IS NOT NULL')).toBe(22)
  expect(await count('categories')).toBe(33)
  expect(await one(`SELECT search_text FROM villages WHERE code = '35.05.04.2013'`)).toBe(
    'rejowinangun kademangan kabupaten blitar jawa timur',
  )
})

test('BUM Desa of all kecamatan sell all listings of the catalogue, one of them being shared', async () => {
  expect(await count('listings')).toBe(196)
  expect(await count('makers')).toBeGreaterThanOrEqual(60)
  expect(
    await one(`SELECT count(DISTINCT v.district_code)::int FROM shop_villages sv
      JOIN villages v ON v.code = sv.village_code`),
  ).toBe(22)
  expect(await count(`shops WHERE kind = 'bumdesma'`)).toBeGreaterThan(0)
  expect(await count(`shops WHERE status = 'closed' AND reopens_on > now()`)).toBe(1)
})

test('only desa found a BUM Desa, and its name ends with theirs', async () => {
  expect(
    await count(
      `shop_villages sv JOIN villages v ON v.code = sv.village_code WHERE v.kind <> 'desa'`,
    ),
  ).toBe(0)
  expect(
    await count(`shops s JOIN shop_villages sv ON sv.shop_id = s.id
      JOIN villages v ON v.code = sv.village_code
      WHERE s.kind = 'bumdes' AND s.name !~ ('^BUM Desa .+ ' || v.name || '$')`),
  ).toBe(0)
})

const stock = (slug: string) =>
  one(`SELECT sum(v.on_hand)::int FROM variants v JOIN listings l ON l.id = v.listing_id
    WHERE l.slug = '${slug}'`)

test('one listing is sold out and one is nearly gone', async () => {
  expect(await stock('madu-klanceng-250-ml')).toBe(0)
  expect(await stock('peyek-uceng-150-g')).toBe(2)
})

test('every experience has a calendar that its BUM Desa could keep', async () => {
  const { rows } = await pool.query<{ id: string; slug: string }>(
    `SELECT id, slug FROM listings WHERE kind = 'experience' ORDER BY slug`,
  )
  const calendars = await loadCalendars(
    db,
    rows.map(({ id }) => id),
  )
  const now = new Date()
  const today = todayAt('WIB', now)
  const free = { slots: new Map(), stays: [] }
  for (const { id, slug } of rows) {
    const calendar = calendars.get(id)
    if (!calendar) throw new Error(`${slug} has no calendar`)
    // Within a year, because a season may be farther away than one can book.
    const rules = { ...calendar.rules, horizonDays: 730 }
    const days = { from: today, to: addDays(today, 370) }
    const open = listSlots({ ...calendar, rules }, { ...days, now, taken: free }).filter(
      ({ closed }) => !closed,
    )
    expect(open.length, slug).toBeGreaterThan(0)
    const { minimum } = calendar.rules.group
    expect(open[0]!.left, slug).toBeGreaterThanOrEqual(placesFor(calendar.mode.kind, minimum))
  }
  expect(rows).toHaveLength(55)
  expect(await count(`experience_units WHERE name LIKE 'Kamar %'`)).toBeGreaterThanOrEqual(9)
})

test('guides, boats and jeeps go along with coming guests, each in one place and for as long as it takes', async () => {
  expect(await count(`experiences WHERE mode = 'session' AND duration_minutes <> 120`)).toBe(12)
  expect(await count('resources')).toBeGreaterThanOrEqual(14)
  expect(await count('resource_assignments')).toBeGreaterThanOrEqual(4)
  expect(
    await count(`resource_assignments a CROSS JOIN LATERAL
      visit_time(a.listing_id, a.date, a.session_id, NULL) t
      WHERE (a.starts_at, a.ends_at) IS DISTINCT FROM (t.starts_at, t.ends_at)`),
  ).toBe(0)
})

test('a ticket has a price for each kind of guest, and another at weekends and holidays', async () => {
  const { rows } = await pool.query<{ label_id: string; price: string; dearer: string[] }>(
    `SELECT v.label_id, v.price::text, array_agg(d.price::text ORDER BY d.day_type) AS dearer
     FROM variants v JOIN listings l ON l.id = v.listing_id JOIN day_prices d ON d.variant_id = v.id
     WHERE l.slug = 'tiket-masuk-pantai-serang' GROUP BY v.id ORDER BY v.position`,
  )
  expect(rows.map(({ label_id, price, dearer }) => [label_id, price, ...dearer])).toEqual([
    ['Dewasa', '10000', '12500', '15000'],
    ['Anak', '6000', '8500', '11000'],
    ['Wisatawan asing', '25000', '27500', '30000'],
  ])
  expect(await count(`holidays WHERE date IN ('2026-12-25', '2027-08-17')`)).toBe(2)
})

test('sixty days of sales leave something in every state', async () => {
  expect(await count('purchases')).toBeGreaterThanOrEqual(400)
  const { rows } = await pool.query<{ status: string }>('SELECT DISTINCT status::text FROM orders')
  expect(rows.map(({ status }) => status).toSorted()).toEqual([
    'accepted',
    'awaitingPayment',
    'cancelled',
    'completed',
    'delivered',
    'handedOver',
    'packed',
    'paid',
  ])
  expect(await count(`refunds WHERE status = 'confirmed'`)).toBeGreaterThan(0)
})

test('guests have come, are still to come, did not pay, or were sent word that it is off', async () => {
  const { rows } = await pool.query<{ status: string }>(
    'SELECT DISTINCT status::text FROM bookings ORDER BY 1',
  )
  expect(rows.map(({ status }) => status)).toEqual(['booked', 'cancelled', 'held', 'released'])
  const today = `(now() AT TIME ZONE 'Asia/Jakarta')::date`
  const last = 'coalesce(b.departure, b.date)'
  const of = `orders o JOIN order_lines l ON l.order_id = o.id JOIN bookings b ON b.order_line_id = l.id
    AND b.status = 'booked' WHERE o.delivery_method = 'onSite'`
  expect(await count(`${of} AND ${last} < ${today} AND o.status = 'completed'`)).toBeGreaterThan(50)
  expect(await count(`${of} AND ${last} >= ${today} AND o.status = 'accepted'`)).toBeGreaterThan(20)
  // What the jobs would find to do, the story has already told.
  expect(await finishVisits()).toBe(0)
  expect(await completeDeliveredOrders()).toBe(0)
  expect(await count(`unit_stays WHERE booking_id IS NULL`)).toBe(1)
})

test('some came without booking and paid at the gate, to the BUM Desa itself', async () => {
  expect(await count('counter_sales')).toBeGreaterThan(0)
  expect(await count(`purchases WHERE channel = 'counter'`)).toBe(await count('counter_sales'))
  expect(await count('day_closings WHERE counted <> expected')).toBe(1)
  expect(
    await count(`ledger_accounts a WHERE a.kind = 'collector' AND EXISTS (
      SELECT FROM postings p WHERE p.from_account_id = a.id)`),
  ).toBeGreaterThan(0)
})

test('a stock-take is under way, with two differences to look at', async () => {
  expect(await count('stock_take_counts')).toBe(5)
  expect(await count('stock_take_counts WHERE counted <> seen')).toBe(2)
})

test('an experience has no stock, and whoever comes for one is brought nothing', async () => {
  const dated = `JOIN variants v ON v.id = variant_id JOIN listings g ON g.id = v.listing_id
    WHERE g.kind = 'experience'`
  expect(await count(`stock_movements s ${dated}`)).toBe(0)
  expect(await count(`holds h ${dated}`)).toBe(0)
  expect(
    await count(`order_lines l JOIN orders o ON o.id = l.order_id ${dated}
      AND (o.delivery_method NOT IN ('onSite', 'atVisit') OR o.shipping_price > 0)`),
  ).toBe(0)
  expect(await count(`orders WHERE pickup_date > now() AND status = 'accepted'`)).toBe(1)
})

test('the sales of the story keep every invariant of the real ones', async () => {
  expect(await findViolations(declaredEdges)).toEqual([])
})

test('nothing in the story happened in the future, and no clock of it has run out', async () => {
  expect(await count('audit_entries WHERE at > now()')).toBe(0)
  expect(await count(`orders WHERE status = 'paid' AND accept_by < now()`)).toBe(0)
  expect(await count(`orders WHERE status = 'delivered' AND completes_at < now()`)).toBe(0)
  const longAgo = `handed_over_at < now() - interval '3 days'`
  expect(await count(`orders WHERE status = 'handedOver' AND ${longAgo}`)).toBe(0)
})

test('every picture is there in the three widths', async () => {
  const { rows } = await pool.query<{ key: string }>(
    'SELECT key FROM pictures UNION SELECT picture FROM shops',
  )
  const missing = rows
    .flatMap(({ key }) => [320, 640, 1200].map((width) => `${key}-${width}.webp`))
    .filter((file) => !existsSync(path.join('public/gambar', file)))
  expect(missing).toEqual([])
  expect(
    await count('listings l WHERE NOT EXISTS (SELECT FROM pictures WHERE listing_id = l.id)'),
  ).toBe(0)
})

test('a second run finds everything there', async () => {
  said.length = 0
  const before = await count('audit_entries')
  await seed({ demo: true, log: (line) => said.push(line) })
  expect(said).toEqual([])
  expect(await count('audit_entries')).toBe(before)
})

test('the story is the same whenever it is told on the same day', async () => {
  const now = new Date('2026-11-23T09:30:00Z')
  const [once, again] = await Promise.all([buildDemo(now), buildDemo(now)])
  const withoutHashes = ({ users = [], ...rest }: typeof once) => ({
    ...rest,
    users: users.map((user) => ({ ...user, password_hash: '' })),
  })
  expect(withoutHashes(again)).toEqual(withoutHashes(once))
})

// Hand startPaymentWorld no payments and this is red.
test('the emulated provider knows every payment of the story, and says what the story says', async () => {
  const knownPayments = await listSamplePayments()
  // What was taken at a counter no provider knows.
  const atProvider = `payment_attempts WHERE status = 'paid' AND provider = 'midtrans'`
  expect(knownPayments).toHaveLength(await count(atProvider))
  const world = await startPaymentWorld({ knownPayments })
  try {
    // One of each way to pay, and all with something sent back.
    const oneEach = new Map(knownPayments.map((payment) => [payment.method, payment])).values()
    const asked = [...oneEach, ...knownPayments.filter(({ refunds }) => refunds.length > 0)]
    for (const { orderId } of asked) {
      const { id } = await db.paymentAttempt.findFirstOrThrow({
        where: { providerOrderId: orderId },
      })
      expect(await checkPayment(id)).not.toBe('not-started')
      expect((await attemptOf(id)).status).toBe('paid')
    }
    expect(await count('discrepancies')).toBe(0)
    expect(await findViolations(declaredEdges)).toEqual([])
  } finally {
    await world.stop()
  }
})

test('an order of the story that is refused is refunded by the emulated provider', async () => {
  const order = await db.order.findFirstOrThrow({
    where: { status: 'paid', purchase: { isSample: true, attempts: { some: { status: 'paid' } } } },
    select: { id: true, shopId: true, purchaseId: true },
  })
  // The story pays fresh orders by bank transfer, which no provider can send back.
  await db.paymentAttempt.updateMany({
    where: { purchaseId: order.purchaseId, status: 'paid' },
    data: { method: 'gopay' },
  })
  const world = await startPaymentWorld({ knownPayments: await listSamplePayments() })
  try {
    const actor = { type: 'staff', id: newId() } as const
    const refusal = { preset: 'outOfStock', words: null } as const
    const deed = { shopId: mintScope.shop(order.shopId), orderId: order.id, actor, refusal }
    expect(await refuseOrder(deed)).toMatchObject({ ok: true })
    await runMoneyJobs()
    const refund = () => db.refund.findFirstOrThrow({ where: { orderId: order.id } })
    const { attemptId, status } = await refund()
    expect(status).toBe('accepted')
    await world.controls.confirmRefund({ orderId: (await attemptOf(attemptId)).providerOrderId })
    await runMoneyJobs()
    expect((await refund()).status).toBe('confirmed')
  } finally {
    await world.stop()
  }
})
