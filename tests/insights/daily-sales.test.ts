import { afterAll, expect, test } from 'vitest'
import { add, multiply, type Rupiah } from '#app/core/rupiah.ts'
import { receiveBalance, undoBalance } from '#app/features/bookings/balance-commands.server.ts'
import { listBookings } from '#app/features/bookings/cancel-bookings.server.ts'
import { giveUpTogether } from '#app/features/bookings/giving-up.ts'
import { undoSale } from '#app/features/counter/undo-sale.server.ts'
import { getSalesFigures } from '#app/features/insights/sales-figures.server.ts'
import {
  getSalesToday,
  listDaySales,
  listWeekSales,
} from '#app/features/insights/sales-queries.server.ts'
import { newId } from '#app/core/ids.ts'
import { noUnit } from '#app/features/business-units/business-unit.ts'
import { postageOf, sharesBy, sumOfParts } from '#app/features/insights/sales.ts'
import { addDays, calendarDate } from '#app/features/bookings/calendar-date.ts'
import { countChangedDays, noteRecentDays } from '#app/features/insights/count-days.server.ts'
import { ordersOfDays } from '#app/features/insights/components/orders-of.ts'
import { type SoldPart, soldParts } from '#app/features/insights/sold-parts.server.ts'
import { readOrderListQuery } from '#app/features/orders/forms.ts'
import { listOrdersForShop } from '#app/features/orders/list-queries.server.ts'
import { noDistrict } from '#app/features/orders/sale-filters.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { previewEnding } from '#app/features/orders/cancel-order.server.ts'
import { cancelTickets } from '#app/features/orders/cancel-tickets.server.ts'
import { acceptOrder, refuseOrder } from '#app/features/orders/commands.server.ts'
import { amountBack } from '#app/features/orders/shortage.ts'
import { sendInPart } from '#app/features/orders/shortage-commands.server.ts'
import { listShortLines } from '#app/features/orders/shortage-queries.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { sell, today } from '#tests/counter/counter-factories.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import {
  aPaidPurchase,
  aPurchase,
  tellPayment,
  type TestPurchase,
} from '#tests/factories/purchases.ts'
import { aPromotion } from '#tests/factories/promotions.ts'
import { aShop, aVariant, type TestVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { newRandom, type Random, size, withinMs } from '#tests/money/random.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { aDistrict } from './districts.ts'

afterAll(expectInvariants)

const buyer = { type: 'buyer', id: null } as const
const staff = { type: 'staff', id: crypto.randomUUID() } as const
/** Nothing to compare with. */
const none = { from: calendarDate('2001-01-01'), to: calendarDate('2001-01-01') }
const in20Days = { kind: 'day', date: inDays(20), sessionId: null } as const

type Totals = Record<'orders' | 'units' | 'turnover' | 'discount', bigint>

/** What the counted days say of a BUM Desa, by local day. */
async function countedDays(shopId: string): Promise<Record<string, Totals>> {
  const { rows } = await pool.query<Totals & { day: string }>(
    `SELECT day, sum(orders) FILTER (WHERE listing_id IS NULL)::bigint AS orders, sum(units)::bigint AS units,
      sum(sold + on_site - given_back)::bigint AS turnover, sum(discount)::bigint AS discount
    FROM daily_sales WHERE shop_id = $1 GROUP BY day`,
    [shopId],
  )
  return Object.fromEntries(rows.map(({ day, ...totals }) => [day, totals]))
}

/**
 * The same by the orders themselves: what was paid for each, less its refunds, plus what its guests paid on
 * site. Slow, and without a word of the ledger that the counting reads.
 */
async function daysByOrders(shopId: string): Promise<Record<string, Totals>> {
  const orders = await db.order.findMany({
    where: { shopId, purchase: { paidAt: { not: null } } },
    include: {
      purchase: true,
      refunds: true,
      lines: { include: { shortage: true, booking: { include: { receipts: true } } } },
    },
  })
  const days: Record<string, Totals> = {}
  for (const { purchase, status, total, discountTotal, refunds, lines } of orders) {
    // Every test village lies in Blitar, seven hours ahead.
    const day = new Date(purchase.paidAt!.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
    const totals = (days[day] ??= { orders: 0n, units: 0n, turnover: 0n, discount: 0n })
    if (purchase.status === 'paid') {
      totals.turnover += total - refunds.reduce((sum, { amount }) => sum + amount, 0n)
      for (const { turn, amount } of lines.flatMap(({ booking }) => booking?.receipts ?? []))
        totals.turnover += turn % 2 === 1 ? amount : -amount
    }
    if (status === 'cancelled') continue
    totals.orders += 1n
    totals.discount += discountTotal
    for (const { quantity, booking, shortage } of lines) {
      const sent = quantity - (shortage?.missing ?? 0)
      const coming = booking?.status === 'booked' ? booking.quantity : 0
      totals.units += BigInt(booking ? coming : sent)
    }
  }
  return days
}

async function expectCounted(shopId: string) {
  await countChangedDays()
  expect(await countedDays(shopId)).toEqual(await daysByOrders(shopId))
}

/** Days ago, also to just after and just before midnight of the BUM Desa. */
const momentIn = (random: Random) => {
  const midnight = Date.parse(`${inDays(-random.below(3))}T00:00:00+07:00`)
  return new Date(Math.min(Date.now(), midnight + random.pick([-1_000, 1_000, 9 * 3_600_000])))
}

type Later = (purchase: TestPurchase, random: Random) => Promise<{ ok: boolean } | string | void>

const bookingOf = ({ purchaseId }: TestPurchase) =>
  db.booking.findFirstOrThrow({ where: { purchaseId }, include: { orderLine: true } })

const giveOneUp: Later = async (purchase) => {
  const count = 1
  const { id: bookingId, orderLine } = await bookingOf(purchase)
  const { bookings, now } = await listBookings(db, orderLine.orderId)
  const offer = giveUpTogether(bookings, { bookingId, count, now })
  const given = offer.ok ? offer.value.map((part) => part.given.amount) : []
  const purchaseToken = mintScope.purchaseToken(purchase.token)
  return cancelTickets({ purchaseToken, bookingId, actor: buyer, count, seen: add(...given) })
}

const payOnSite: Later = async (purchase, random) => {
  const { id: bookingId, shopId, orderLine, onSitePrice, quantity } = await bookingOf(purchase)
  const amount = multiply(onSitePrice as Rupiah, quantity)
  const { orderId } = orderLine
  const deed = { shopId: mintScope.shop(shopId), orderId, bookingId, actor: staff }
  const paid = await receiveBalance({ ...deed, means: 'cash', amount, taking: null })
  return random.chance(0.3) ? undoBalance({ ...deed, reason: 'Salah' }) : paid
}

const cancelAll: Later = async ({ token, orders: [order] }) => {
  const { amount: seen } = await previewEnding(order!, 'buyerCancelled')
  const purchaseToken = mintScope.purchaseToken(token)
  return cancelByBuyer({ purchaseToken, orderId: order!.id, actor: buyer, seen })
}

const refuse: Later = ({ orders: [order] }) => {
  const refusal = { preset: 'outOfStock', words: null } as const
  const { id: orderId, shopId } = order!
  return refuseOrder({ orderId, shopId: mintScope.shop(shopId), actor: staff, refusal })
}

/** One good and the camp are of a unit of the BUM Desa, the rest of none. */
async function aUnit(shopId: string, listingIds: string[]): Promise<void> {
  const id = newId()
  await db.businessUnit.create({ data: { id, shopId, name: 'Unit Wisata' } })
  const where = { shopId, id: { in: listingIds } }
  await db.listing.updateMany({ where, data: { businessUnitId: id } })
}

type World = { shopId: string; goods: TestVariant[]; beach: TestVariant; camp: TestVariant }

async function aWorld(): Promise<World> {
  const { id: shopId } = await aShop({ platformFeeBasisPoints: 170, shopShareBasisPoints: 1_230 })
  const goods = await Promise.all(
    [7_777n, 25_001n].map((price) => aVariant({ shop: { id: shopId }, price, stock: 500 })),
  )
  const shop = { id: shopId }
  const beach = await anExperience({ shop, capacity: 300, price: 12_345n })
  const camp = await anExperience({
    shop,
    capacity: 300,
    price: 99_999n,
    columns: { depositPercent: 30 },
  })
  for (const { listingId } of [beach, camp]) {
    const refundTiers = [{ daysBefore: 15, percent: 45 }]
    await db.experience.update({ where: { listingId }, data: { refundTiers } })
  }
  await aUnit(shopId, [goods[0]!.listingId, camp.listingId])
  return { shopId, goods, beach, camp }
}

const sendOneLess: Later = async ({ orders: [order] }) => {
  const deed = { orderId: order!.id, shopId: mintScope.shop(order!.shopId), actor: staff }
  await acceptOrder(deed)
  const [line] = await listShortLines(db, order!)
  const shortage = { orderLineId: line!.id, missing: 1, finalGrams: null }
  const seen = amountBack(line!, shortage)
  const why = { reason: 'outOfStock', isBackOnShelf: true } as const
  return sendInPart({ ...deed, ...why, shortages: [shortage], seen })
}

const nothing: Later = async () => {}
const takenBack: Later = ({ attemptId }) => tellPayment(attemptId, { state: 'reversed' })

/** One thing that happens to a BUM Desa, and later perhaps what undoes it. */
async function somethingHappens({ shopId, goods, beach, camp }: World, random: Random) {
  const quantity = 1 + random.below(4)
  const [good, other] = random.shuffled(goods)
  if (random.chance(0.25)) {
    const lines = [
      { variant: good!, quantity, visit: null },
      { variant: beach, visit: today() },
    ]
    const { scope, saleId } = await sell(shopId, lines, { gate: random.pick([null, '1']) })
    if (random.chance(0.4))
      await undoSale({ ...scope, role: 'manager' }, { saleId, reason: 'Salah' })
    return
  }
  const visit = in20Days
  const always = [nothing, refuse, cancelAll, takenBack]
  const [bought, laters] = random.pick([
    [
      [{ variant: good!, quantity }, { variant: other! }],
      [...always, sendOneLess],
    ],
    [
      [{ variant: good! }, { variant: beach, quantity, visit }],
      [...always, giveOneUp],
    ],
    [[{ variant: beach, quantity, visit }], [...always, giveOneUp]],
    [[{ variant: camp, quantity, visit }], [...always, payOnSite, giveOneUp]],
  ] as const)
  if (random.chance(0.1)) return void (await aPurchase(bought))
  const at = momentIn(random)
  const purchase = await aPaidPurchase(bought, { settlementTime: at, transactionTime: at })
  if (random.chance(0.3)) await countChangedDays()
  const later = await random.pick(laters)(purchase, random)
  if (typeof later === 'object') expect(later).toMatchObject({ ok: true })
}

/** By day, by channel, by region and by line: what page and file show is one sum in four ways. */
async function expectOneSum(id: string): Promise<void> {
  const shopId = mintScope.readableShop(id)
  const today = await getSalesToday(shopId)
  const period = { shopId, from: addDays(today, -700), to: today, today }
  const sumOf = (rows: readonly { turnover: bigint }[]) =>
    rows.reduce((sum, { turnover }) => sum + turnover, 0n)
  const days = sumOf(await listDaySales(period))
  expect(days).toBeGreaterThan(0n)
  const figures = await getSalesFigures({ ...period, before: none })
  const { channels, regions } = figures
  const lines = await Array.fromAsync(soldParts(period))
  for (const rows of [channels, regions, lines]) expect(sumOf(rows)).toBe(days)
  const shares = sharesBy(figures.listings, ({ unitId, unit }) => ({
    id: unitId ?? noUnit,
    name: unit ?? '',
  }))
  expect(shares.length).toBe(2)
  expect(sumOf(shares) + postageOf(figures)).toBe(days)
  for (const { name, turnover } of shares) {
    const ofUnit = lines.filter(({ title, unit }) => title !== null && (unit ?? '') === name)
    expect(sumOf(ofUnit)).toBe(turnover)
  }
  await expectDrills(period, figures, lines)
}

type Figures = Awaited<ReturnType<typeof getSalesFigures>>
type Days = Parameters<typeof listDaySales>[0]

/** Each figure leads to orders; what is kept of these is the figure, to the rupiah. */
async function expectDrills(period: Days, figures: Figures, lines: SoldPart[]): Promise<void> {
  const ordersOf = ordersOfDays(period)
  const expectSum = async (
    which: Parameters<typeof ordersOf>[0],
    turnover: bigint,
    isMeant: (part: SoldPart) => boolean = () => true,
  ) => {
    const numbers = await drill(period, ordersOf(which))
    const parts = lines.filter((part) => numbers.has(part.number) && isMeant(part))
    const sum = parts.reduce((all, part) => all + part.turnover, 0n)
    expect([which, sum]).toEqual([which, turnover])
  }
  const status = 'semua'
  for (const { channel, turnover } of figures.channels)
    await expectSum({ status, saluran: channel }, turnover)
  for (const { code, turnover } of figures.regions)
    await expectSum({ status, kecamatan: code ?? noDistrict }, turnover)
  for (const { day, turnover } of figures.days)
    await expectSum({ status, days: { from: day, to: day } }, turnover)
  const shares = sharesBy(figures.listings, ({ unitId, unit }) => ({
    id: unitId ?? noUnit,
    name: unit ?? '',
  }))
  for (const { id, name, turnover } of shares)
    await expectSum(
      { status, unit: id },
      turnover,
      ({ title, unit }) => title !== null && (unit ?? '') === name,
    )
}

/** The numbers of all orders that the list shows at this address, page by page. */
async function drill({ shopId }: Days, address: string): Promise<Set<string>> {
  const numbers = new Set<string>()
  const query = readOrderListQuery(`http://localhost${address}`, 'manager')
  let setelah: string | null = null
  do {
    const page = await listOrdersForShop({ shopId, role: 'manager', query: { ...query, setelah } })
    for (const { number } of page.orders) numbers.add(number)
    setelah = page.next
  } while (setelah !== null)
  return numbers
}

// Red without the triggers of ledger or payment, with the day of UTC, or with cancelled orders counted.
test(
  'the days are what their orders are, to the rupiah, whatever has happened to these',
  async () => {
    for (let story = 0; story < size(1, 10); story++) {
      const random = newRandom()
      const world = await aWorld()
      for (let happening = 0; happening < size(20, 60); happening++) {
        await somethingHappens(world, random)
        if (random.chance(0.2)) await expectCounted(world.shopId)
      }
      await expectCounted(world.shopId)
      const days = await countedDays(world.shopId)
      await noteRecentDays()
      await expectCounted(world.shopId)
      expect(await countedDays(world.shopId)).toEqual(days)
      await expectOneSum(world.shopId)
      expect(Object.keys(days).length).toBeGreaterThan(1)
    }
  },
  withinMs(120_000),
)

test('what promotions took off is counted by day, as far as the orders stand', async () => {
  const shop = await aShop({ shopShareBasisPoints: 2_000 })
  const variant = await aVariant({ shop, price: 10_000n })
  await aPromotion(shop)
  const kept = await aPaidPurchase([{ variant, quantity: 3 }])
  const given = await aPaidPurchase([{ variant, quantity: 2 }])
  await aPurchase([{ variant }])
  await refuse(given, newRandom())
  await expectCounted(shop.id)
  const asked = {
    shopId: mintScope.shop(shop.id),
    today: await getSalesToday(mintScope.shop(shop.id)),
  }
  const { days } = await getSalesFigures({
    ...asked,
    from: asked.today,
    to: asked.today,
    before: none,
  })
  expect(days).toMatchObject([{ orders: 1, discount: 3_000n, turnover: kept.total }])
})

// Red when the window is not ordered, or the others are left out.
test('the kecamatan that bought most are named, the others are one line of the same sum', async () => {
  const shop = await aShop()
  const variant = await aVariant({ shop })
  for (const number of [91, 92, 93]) {
    const { purchaseId } = await aPaidPurchase([{ variant, quantity: number - 90 }])
    const villageCode = await aDistrict(number)
    await db.buyerDetails.update({ where: { purchaseId }, data: { villageCode } })
  }
  const shopId = mintScope.shop(shop.id)
  const today = await getSalesToday(shopId)
  const asked = { shopId, from: today, to: today, today, before: none }
  const { regions, otherRegions } = await getSalesFigures(asked)
  expect(regions.map(({ district }) => district)).toEqual([93, 92, 91].map((n) => `Kecamatan ${n}`))
  expect(otherRegions).toBeNull()
  const folded = await getSalesFigures(asked, 1)
  expect(folded.regions).toEqual(regions.slice(0, 1))
  expect(folded.otherRegions).toEqual({ ...sumOfParts(regions.slice(1)), parts: 2 })
  // The last one itself is not longer than a line about it.
  expect(await getSalesFigures(asked, 2)).toMatchObject({ regions, otherRegions: null })
})

test('the week on the first page is the week of the sales, also of what went back since', async () => {
  const { shopId, goods } = await aWorld()
  const bought = await aPaidPurchase([{ variant: goods[0]!, quantity: 4 }, { variant: goods[1]! }])
  await sendOneLess(bought, newRandom())
  const today = await getSalesToday(mintScope.shop(shopId))
  const asked = {
    shopId: mintScope.shop(shopId),
    from: addDays(today, -6),
    to: today,
    today,
    before: none,
  }
  const { days } = await getSalesFigures(asked)
  const week = await listWeekSales(mintScope.shop(shopId))
  expect(week.map(({ day }) => day)).toEqual(
    [6, 5, 4, 3, 2, 1, 0].map((ago) => addDays(today, -ago)),
  )
  expect(week.filter(({ orders }) => orders > 0)).toEqual(days)
  expect(days[0]?.givenBack).toBeGreaterThan(0n)
})

test('killed in the middle the count has done nothing, and the next one does all of it', async () => {
  const { shopId } = await aWorld()
  const good = await aVariant({ shop: { id: shopId } })
  await aPaidPurchase([{ variant: good }])
  await asOwner(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'killed' USING ERRCODE = 'admin_shutdown'; END $$`)
  await asOwner('CREATE TRIGGER die BEFORE DELETE ON sales_changes EXECUTE FUNCTION die()')
  await expect(countChangedDays()).rejects.toThrow()
  expect(await countedDays(shopId)).toEqual({})
  await asOwner('DROP TRIGGER die ON sales_changes')
  await Promise.all([countChangedDays(), countChangedDays()])
  await expectCounted(shopId)
})

// Red without the trigger of bookings, because nothing moves in the books, or with what was not sent.
test('a ticket given up for nothing back is not sold any more, nor is what could not be sent', async () => {
  const { shopId, goods, beach } = await aWorld()
  const visit = { kind: 'day', date: inDays(5), sessionId: null } as const
  const tickets = await aPaidPurchase([{ variant: beach, quantity: 3, visit }])
  const [good, other] = goods
  const bought = await aPaidPurchase([{ variant: good!, quantity: 4 }, { variant: other! }])
  await expectCounted(shopId)
  for (const [purchase, later] of [
    [tickets, giveOneUp],
    [bought, sendOneLess],
  ] as const) {
    expect(await later(purchase, newRandom())).toMatchObject({ ok: true })
    await expectCounted(shopId)
  }
  const [{ units } = { units: 0n }] = Object.values(await countedDays(shopId))
  expect(units).toBe(2n + 3n + 1n)
})
