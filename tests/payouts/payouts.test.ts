import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { calendarDateOf } from '#app/core/dates.ts'
import { completeOrder } from '#app/features/orders/clock-commands.server.ts'
import {
  acceptOrder,
  handOverOrder,
  markDelivered,
  packOrder,
} from '#app/features/orders/commands.server.ts'
import { setPayoutAccount } from '#app/features/payouts/account.server.ts'
import {
  approvePayout,
  preparePayout,
  recordPayout,
  sendPayoutBack,
  undoPayout,
} from '#app/features/payouts/commands.server.ts'
import { availableOf } from '#app/features/payouts/payout.ts'
import { getMakerMoney, getPayout, getPayoutOfMaker } from '#app/features/payouts/queries.server.ts'
import { getShopBalances } from '#app/features/shops/balances.server.ts'
import { undoPayment } from '#app/features/purchases/commands.server.ts'
import { getMonthOfMaker, getToday, listMovements } from '#app/features/makers/earnings.server.ts'
import { tellMakerOfAccount, tellMakerOfPayout } from '#app/features/messages/tell-payout.server.ts'
import { db, pool, transaction } from '#app/server/db.server.ts'
import { findViolations } from '#app/server/invariants.server.ts'
import { declaredEdges } from '#app/jobs/declared-edges.ts'
import {
  aPaidOrder,
  aShop,
  type DeskShop,
  letDaysPass,
  moveAttemptTo,
} from '#tests/desk/desk-story.ts'
import { signedInMaker } from '#tests/makers/maker-desk.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { size } from '#tests/money/random.ts'
import { asOwner } from '#tests/setup/as-owner.ts'

afterAll(expectInvariants)

const bank = { bank: 'BRI', accountNumber: '123456789012', holder: 'Bu Melati' }
const today = calendarDateOf(new Date())
const paid = { date: today, reference: 'TRX-0001' }

async function sell(shop: DeskShop, quantity = 2, isOver = true) {
  const order = await aPaidOrder(shop, { quantity })
  if (!isOver) return order
  for (const step of [acceptOrder, packOrder, handOverOrder, markDelivered]) await step(order.deed)
  await letDaysPass(order.orderId)
  expect(await transaction((tx) => completeOrder(tx, order.orderId))).toBe(true)
  return order
}

/** As if every account had been there for more than a day. */
const letAccountsAge = () =>
  asOwner(`ALTER TABLE payout_accounts DISABLE TRIGGER append_only;
    UPDATE payout_accounts SET entered_at = entered_at - interval '25 hours';
    ALTER TABLE payout_accounts ENABLE TRIGGER append_only`)

/** A BUM Desa whose maker has Rp17.600 for good, a treasurer, a manager and an account. */
async function aDesk() {
  const shop = await aShop({ stock: 500 })
  const treasurer = { type: 'staff', id: newId() } as const
  await db.user.create({ data: { id: treasurer.id, name: 'Bendahara', passwordHash: 'x' } })
  const order = await sell(shop)
  const maker = await signedInMaker(shop)
  await setPayoutAccount({ maker: maker.scope }, { actor: maker.actor, destination: bank })
  await letAccountsAge()
  const { makerId, scope: shopId } = shop
  const money = async () => (await getMakerMoney(shopId, makerId))!
  const { account } = await money()
  const wish = {
    makerId,
    amount: rupiah(17_600),
    method: 'transfer',
    account: account!.id,
  } as const
  const prepare = (of: Partial<typeof wish> = {}) =>
    preparePayout({ shopId, actor: treasurer }, { ...wish, ...of })
  const deedOn = (payoutId: string) => ({
    byTreasurer: { shopId, actor: treasurer, payoutId },
    byManager: { shopId, actor: shop.manager, payoutId },
  })
  return { shop, shopId, makerId, maker, treasurer, order, money, wish, prepare, deedOn }
}

type Desk = Awaited<ReturnType<typeof aDesk>>

async function prepared(desk: Desk, of: Parameters<Desk['prepare']>[0] = {}) {
  const done = await desk.prepare(of)
  if (!done.ok) throw new Error(done.reason)
  return { id: done.value.id, ...desk.deedOn(done.value.id) }
}

async function paidOut(desk: Desk, of: Parameters<Desk['prepare']>[0] = {}) {
  const payout = await prepared(desk, of)
  expect(await approvePayout(payout.byManager)).toMatchObject({ ok: true })
  expect(await recordPayout({ ...payout.byTreasurer, paid })).toMatchObject({ ok: true })
  return payout
}

const violated = async () => (await findViolations(declaredEdges)).map(({ statement }) => statement)

test('a maker is paid by two people; the claim passes to the BUM Desa, to the rupiah, and comes back when undone', async () => {
  const desk = await aDesk()
  const before = await getShopBalances(desk.shopId)
  const payout = await paidOut(desk)
  expect(await desk.money()).toMatchObject({ payable: 0n, open: 0n, paid: 17_600n })
  const after = await getShopBalances(desk.shopId)
  expect(after.shop.payable - before.shop.payable).toBe(17_600n)
  const { scope } = desk.maker
  const month = await getMonthOfMaker(scope, await getToday())
  expect(month).toMatchObject({ sold: 17_600n, paidOut: -17_600n, closing: 0n })
  const { movements } = await listMovements(scope, { month: await getToday(), setelah: null })
  expect(movements[0]).toMatchObject({ payoutId: payout.id, amount: -17_600n })
  expect(await getPayoutOfMaker(scope, payout.id)).toMatchObject({ reference: 'TRX-0001' })

  const undo = { reason: 'Ditolak bank' }
  expect(await undoPayout({ ...payout.byTreasurer, ...undo })).toMatchObject({
    reason: 'same-person',
  })
  expect(await undoPayout({ ...payout.byManager, ...undo })).toMatchObject({ ok: true })
  expect(await undoPayout({ ...payout.byManager, ...undo })).toMatchObject({ ok: false })
  expect(await desk.money()).toMatchObject({ payable: 17_600n, paid: 0n })
  expect((await getShopBalances(desk.shopId)).shop).toEqual(before.shop)
  expect(await getMonthOfMaker(scope, await getToday())).toMatchObject({ notArrived: 17_600n })
})

test('only what is final is available: not an order that runs, a refund under way, a contested payment', async () => {
  const desk = await aDesk()
  const running = await sell(desk.shop, 3, false)
  expect(await desk.money()).toMatchObject({ pending: 26_400n, payable: 17_600n, held: 0n })
  expect(await desk.prepare({ amount: rupiah(17_601) })).toMatchObject({ reason: 'not-available' })
  const { purchase, orderId } = desk.order
  await transaction((tx) => moveAttemptTo(tx, purchase.attemptId, 'disputed'))
  expect(await desk.money()).toMatchObject({ payable: 17_600n, held: 17_600n })
  expect(await desk.prepare({ amount: rupiah(1) })).toMatchObject({ reason: 'not-available' })
  await transaction((tx) => moveAttemptTo(tx, purchase.attemptId, 'paid'))
  expect(availableOf(await desk.money())).toBe(17_600n)
  await pool.query(
    `INSERT INTO refunds (id, purchase_id, order_id, attempt_id, refund_key, amount, reason, status)
     VALUES ($1, $2, $3, $4, $1::uuid::text, 1, 'goodwill', 'manual')`,
    [newId(), purchase.id, orderId, purchase.attemptId],
  )
  expect(await desk.money()).toMatchObject({ held: 17_600n })
  await asOwner(`DELETE FROM refunds WHERE order_id = $1`, [orderId])
  expect(running.orderId).not.toBe(orderId)
})

test('a payment contested after the treasurer prepared is not approved', async () => {
  const desk = await aDesk()
  const payout = await prepared(desk)
  const { attemptId } = desk.order.purchase
  await transaction((tx) => moveAttemptTo(tx, attemptId, 'disputed'))
  expect(await approvePayout(payout.byManager)).toMatchObject({ reason: 'not-available' })
  await transaction((tx) => moveAttemptTo(tx, attemptId, 'paid'))
  expect(await approvePayout(payout.byManager)).toMatchObject({ ok: true })
})

test('whoever prepared does not approve, and an account changed since then stops it', async () => {
  const desk = await aDesk()
  const payout = await prepared(desk)
  expect(await approvePayout(payout.byTreasurer)).toMatchObject({ reason: 'same-person' })
  const destination = { ...bank, accountNumber: '999988887777' }
  const { shopId, makerId } = desk
  await setPayoutAccount({ shopId, makerId }, { actor: desk.shop.manager, destination })
  expect(await approvePayout(payout.byManager)).toMatchObject({ reason: 'account-changed' })
  expect(await desk.prepare()).toMatchObject({ reason: 'account-changed' })
  expect(await sendPayoutBack({ ...payout.byManager, reason: 'Rekening' })).toMatchObject({
    ok: true,
  })
  const { account } = await desk.money()
  const toNew = await desk.prepare({ account: account!.id, amount: rupiah(500) })
  const early = desk.deedOn((toNew as { value: { id: string } }).value.id)
  // For a day whoever it belongs to can still say that it was somebody else.
  expect(await approvePayout(early.byManager)).toMatchObject({ reason: 'account-new' })
  await expect(
    pool.query(
      `UPDATE payouts SET status = 'approved', approved_by = gen_random_uuid(), approved_at = now() WHERE id = $1`,
      [early.byManager.payoutId],
    ),
  ).rejects.toMatchObject({ constraint: 'payouts_account_hold' })
  await letAccountsAge()
  expect(await sendPayoutBack({ ...early.byManager, reason: 'Coba' })).toMatchObject({ ok: true })
  await paidOut(desk, { account: account!.id, amount: rupiah(600) })
  await setPayoutAccount({ shopId, makerId }, { actor: desk.shop.manager, destination: bank })
  expect(await desk.money()).toMatchObject({
    account: { accountNumber: bank.accountNumber, isByMaker: false },
    accountBefore: { accountNumber: '999988887777' },
  })
})

test('who is in a hurry: ten prepare all of it, ten approve, ten record, and it leaves once', async () => {
  for (let round = 0; round < size(1, 20); round++) {
    const desk = await aDesk()
    const all = await Promise.all(Array.from({ length: 10 }, () => desk.prepare()))
    const done = all.filter((one) => one.ok)
    expect(done).toHaveLength(1)
    expect(new Set(all.map((one) => (one.ok ? 'ok' : one.reason)))).toEqual(
      new Set(['ok', 'not-available']),
    )
    const payout = desk.deedOn(done[0]!.value.id)
    const ten = <T>(act: () => Promise<T>) => Promise.all(Array.from({ length: 10 }, act))
    const ok = (results: { ok: boolean }[]) => results.filter((one) => one.ok).length
    expect(ok(await ten(() => approvePayout(payout.byManager)))).toBe(1)
    expect(ok(await ten(() => recordPayout({ ...payout.byTreasurer, paid })))).toBe(1)
    const reason = 'Tidak sampai'
    expect(ok(await ten(() => undoPayout({ ...payout.byManager, reason })))).toBe(1)
    expect(availableOf(await desk.money())).toBe(17_600n)
  }
})

test('the database itself refuses what no command asks for', async () => {
  const desk = await aDesk()
  const row = {
    shopId: desk.shop.id,
    makerId: desk.makerId,
    amount: 17_600n,
    method: 'cash',
    preparedBy: desk.treasurer.id,
  } as const
  const write = (of: object) =>
    db.payout.create({ data: { id: newId(), number: newId(), ...row, ...of } })
  await expect(write({ amount: 0n })).rejects.toThrow('payouts_amount_check')
  await expect(write({ amount: 17_601n })).rejects.toThrow('more than is available')
  await expect(write({ method: 'transfer' })).rejects.toThrow('payouts_account_check')
  const other = await aShop()
  await expect(write({ makerId: other.makerId, amount: 1n })).rejects.toThrow()
  const { id, byManager } = await prepared(desk)
  const change = (data: object) =>
    db.payout.updateMany({ where: { id, shopId: desk.shop.id }, data })
  await expect(change({ amount: 1n })).rejects.toThrow('prepared otherwise')
  const self = { status: 'approved', approvedBy: desk.treasurer.id, approvedAt: new Date() }
  await expect(change(self)).rejects.toThrow('payouts_two_people_check')
  await expect(change({ status: 'paid' })).rejects.toThrow('payouts_')
  await expect(pool.query(`UPDATE payout_accounts SET holder = 'X'`)).rejects.toThrow()
  expect(await sendPayoutBack({ ...byManager, reason: 'Salah jumlah' })).toMatchObject({ ok: true })
})

test('another BUM Desa finds nothing, and another maker sees no proof', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const payout = await paidOut(desk)
  const theirs = { ...payout.byManager, shopId: other.shopId }
  expect(await approvePayout(theirs)).toMatchObject({ reason: 'not-found' })
  expect(await undoPayout({ ...theirs, reason: 'Mengaku' })).toMatchObject({ reason: 'not-found' })
  expect(await getPayout(other.shopId, payout.id)).toBeNull()
  expect(await getMakerMoney(other.shopId, desk.makerId)).toBeNull()
  expect(await getPayoutOfMaker(other.maker.scope, payout.id)).toBeNull()
  const stolen = preparePayout(
    { shopId: other.shopId, actor: other.treasurer },
    { ...desk.wish, amount: rupiah(1) },
  )
  expect(await stolen).toMatchObject({ reason: 'not-found' })
})

test('what the bank takes back after the maker was paid is owed by the next sales, and no invariant breaks', async () => {
  const desk = await aDesk()
  await paidOut(desk)
  const { id: purchaseId, attemptId } = desk.order.purchase
  await transaction(async (tx) => {
    const undo = { purchaseId, attemptId, at: new Date(), actor: desk.shop.manager }
    await undoPayment(tx, { ...undo, isAllBack: false })
    await moveAttemptTo(tx, attemptId, 'reversed')
  })
  expect(availableOf(await desk.money())).toBe(-17_600n)
  await sell(desk.shop, 3)
  expect(await desk.prepare({ amount: rupiah(8_801) })).toMatchObject({ reason: 'not-available' })
  await paidOut(desk, { amount: rupiah(8_800) })
  expect(await violated()).toEqual([])
})

test('dates before the approval or tomorrow, and a transfer without a reference, are not recorded', async () => {
  const desk = await aDesk()
  const payout = await prepared(desk)
  expect(await recordPayout({ ...payout.byTreasurer, paid })).toMatchObject({
    reason: 'already-changed',
  })
  await approvePayout(payout.byManager)
  for (const date of ['2020-01-01', calendarDateOf(new Date(Date.now() + 2 * 86_400_000))]) {
    expect(await recordPayout({ ...payout.byTreasurer, paid: { ...paid, date } })).toMatchObject({
      reason: 'date',
    })
  }
  const bare = { date: today, reference: '' }
  expect(await recordPayout({ ...payout.byTreasurer, paid: bare })).toMatchObject({
    reason: 'reference',
  })
  const cash = await aDesk()
  const inHand = await prepared(cash, { method: 'cash' as never })
  await approvePayout(inHand.byManager)
  expect(await recordPayout({ ...inHand.byTreasurer, paid: bare })).toMatchObject({ ok: true })
})

test('the maker is told where money goes and that it came; a letter shows the end of the number only', async () => {
  const desk = await aDesk()
  await db.user.update({
    where: { id: desk.maker.actor.id },
    data: { email: `${newId()}@example.id` },
  })
  const payout = await paidOut(desk)
  const { account } = await desk.money()
  await tellMakerOfAccount(account!.id)
  for (let again = 0; again < 2; again++) await tellMakerOfPayout(payout.id)
  const letters = await db.message.findMany({ where: { shopId: desk.shop.id } })
  expect(letters.map(({ template }) => template).toSorted()).toEqual([
    'payout-account',
    'payout-paid',
  ])
  const text = JSON.stringify(letters)
  expect(text).toContain('9012')
  expect(text).not.toContain(bank.accountNumber)
})

test('payouts booked otherwise than they were paid are found, and so is more than was earned', async () => {
  const desk = await aDesk()
  const { id } = await paidOut(desk)
  const booked =
    'A payout is booked exactly when the maker has it, once, and undone when it came back'
  const open = 'Payouts on their way are no more than was earned, but for what was taken back since'
  expect(await violated()).toEqual([])
  await asOwner(`ALTER TABLE payouts DISABLE TRIGGER guard_payout`, [])
  try {
    await asOwner(`UPDATE payouts SET amount = 17599 WHERE id = $1`, [id])
    expect(await violated()).toEqual([booked])
    await asOwner(`UPDATE payouts SET amount = 17600, status = 'returned' WHERE id = $1`, [id])
    expect(await violated()).toContain(booked)
    await asOwner(`UPDATE payouts SET status = 'paid' WHERE id = $1`, [id])
    await asOwner(
      `INSERT INTO payouts (id, number, shop_id, maker_id, amount, method, prepared_by)
       VALUES ($1, $1::uuid::text, $2, $3, 1, 'cash', $4)`,
      [id.replace(/^0/, '1'), desk.shop.id, desk.makerId, desk.treasurer.id],
    )
    expect(await violated()).toContain(open)
    await asOwner(`DELETE FROM payouts WHERE number = $1`, [id.replace(/^0/, '1')])
  } finally {
    await asOwner(`ALTER TABLE payouts ENABLE TRIGGER guard_payout`, [])
  }
  expect(await violated()).toEqual([])
})
