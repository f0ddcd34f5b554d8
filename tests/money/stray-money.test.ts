import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarDateOf } from '#app/core/dates.ts'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { strayForm } from '#app/features/payments/desk-forms.ts'
import { acceptLateMoneyByHand, closeCase } from '#app/features/payments/discrepancy-desk.server.ts'
import { expirePurchase } from '#app/features/payments/expire-purchases.server.ts'
import { checkPayment } from '#app/features/payments/check-payment.server.ts'
import {
  confirmStray,
  giveToPurchase,
  recordStray,
} from '#app/features/payments/stray-money.server.ts'
import { readStray } from '#app/features/payments/stray-rows.server.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { recordArrival } from '#app/features/payments/transfer-desk.server.ts'
import { action as confirmRoute } from '#app/routes/admin/stray-confirm.tsx'
import { db, pool } from '#app/server/db.server.ts'
import { configure } from '#app/server/env.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aPerson, requestWith, signedInCookie } from '#tests/accounts/people.ts'
import { expectInvariants } from './expect-invariants.ts'
import {
  anOpenPurchase,
  attemptsOf,
  letTimePass,
  purchaseOf,
  refundsOf,
  runMoneyJobs,
} from './payment-world.ts'

beforeAll(() =>
  configure({
    TRANSFER_BANK: 'Bank Contoh',
    TRANSFER_ACCOUNT: '000011112222',
    TRANSFER_HOLDER: 'BUM Desa Bersama Contoh',
  }),
)
afterAll(expectInvariants)

const admin = () => ({ type: 'admin', id: newId() }) as const
const [finder, confirmer] = [admin(), admin()]
const provider = 'manual-transfer'
const sender = 'IBU CONTOH SARI'

async function aStray(amount = 75_000n) {
  const line = { amount: rupiah(amount), reference: `STR-${newId().slice(-12)}` }
  const found = { ...line, date: calendarDateOf(new Date()), sender }
  const recorded = await recordStray({ actor: finder, found })
  if (!recorded.ok) throw new Error(recorded.reason)
  return { caseId: recorded.value, line }
}

async function aConfirmedStray(amount?: bigint) {
  const stray = await aStray(amount)
  const { caseId, line } = stray
  expect(await confirmStray({ caseId, actor: confirmer, seen: line })).toEqual({ ok: true })
  return stray
}

async function suspense(): Promise<bigint> {
  const { rows } = await pool.query<{ balance: bigint }>(
    `SELECT coalesce(sum(CASE WHEN t.code = 'suspense' THEN q.amount ELSE -q.amount END), 0)::bigint AS balance
     FROM postings q JOIN ledger_accounts f ON f.id = q.from_account_id
     JOIN ledger_accounts t ON t.id = q.to_account_id WHERE 'suspense' IN (f.code, t.code)`,
  )
  return rows[0]!.balance
}

const caseOf = (id: string) => db.discrepancy.findUniqueOrThrow({ where: { id } })
const close = (caseId: string, preset: 'noMoney' | 'refundedAtProvider' | 'belongsElsewhere') =>
  closeCase({ caseId, actor: confirmer, close: { preset, note: null } })

// Take `own-record` or `lineDifference` out of confirmStray and this is red.
test('money that no payment asked for is a case at once, and money when another has found it', async () => {
  const before = await suspense()
  const { caseId, line } = await aStray()
  expect(await caseOf(caseId)).toMatchObject({ kind: 'unknownOrder', amount: 75_000n })
  const confirm = (actor: typeof finder, seen = line) => confirmStray({ caseId, actor, seen })
  expect(await confirm(finder)).toEqual({ ok: false, reason: 'own-record' })
  const other = { ...line, reference: 'STR 0' }
  expect(await confirm(confirmer, other)).toEqual({ ok: false, reason: 'record-differs' })
  expect(await readStray(caseId, confirmer.id)).toMatchObject({ sender, reference: null })
  expect(await readStray(caseId, finder.id)).toMatchObject({ isMine: true, sender })
  expect(await suspense()).toBe(before)
  const both = await Promise.all([confirm(confirmer), confirm(confirmer)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await suspense()).toBe(before + 75_000n)
  expect(await readStray(caseId, confirmer.id)).toMatchObject({ reference: line.reference })
})

// Drop the index `manual_transfers_seen_reference_key` and this is red.
test('a line of the statement is a payment or nobody’s, and never both', async () => {
  const { line } = await aStray()
  const { attemptId } = await anOpenPurchase(undefined, { provider })
  const seen = { ...line, reference: line.reference.toLowerCase() }
  const used = { ok: false, reason: 'reference-used' }
  expect(await recordArrival({ attemptId, actor: finder, seen })).toEqual(used)
  const found = { ...seen, date: '2026-11-29', sender: null }
  expect(await recordStray({ actor: confirmer, found })).toEqual(used)
})

test('who paid twice gets the second one back over the refund desk', async () => {
  const purchase = await anOpenPurchase(undefined, { provider })
  const { number } = await purchaseOf(purchase.purchaseId)
  const unseen = await aStray()
  const give = (caseId: string, to = number) =>
    giveToPurchase({ caseId, actor: finder, number: to })
  expect(await give(unseen.caseId)).toEqual({ ok: false, reason: 'not-confirmed' })
  const before = await suspense()
  const { caseId } = await aConfirmedStray(61_234n)
  expect(await give(caseId, 'LB-22222222')).toEqual({ ok: false, reason: 'no-such-purchase' })
  const twice = await Promise.all([give(caseId), give(caseId)])
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
  await runMoneyJobs()
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([
    { amount: 61_234n, status: 'manual', reason: 'latePayment' },
  ])
  expect(await suspense()).toBe(before)
  expect(await caseOf(caseId)).toMatchObject({ resolution: 'sender-found' })
  expect(await readStray(caseId, finder.id)).toMatchObject({ sender: null, isConfirmed: true })
  const extra = (await attemptsOf(purchase.purchaseId)).at(-1)!
  expect(extra).toMatchObject({ status: 'unexpected', amount: 61_234n })
  // Asked about again, it is what it was.
  await checkPayment(extra.id)
  expect(await refundsOf(purchase.purchaseId)).toHaveLength(1)
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'awaitingPayment' })
  // What the buyer sees is still his own payment, and beside it where the other money goes.
  const [own] = await attemptsOf(purchase.purchaseId)
  expect(await getPurchasePage(mintScope.purchaseToken(purchase.token))).toMatchObject({
    attempt: { id: own!.id },
    lateRefunds: [{ amount: 61_234n, status: 'manual' }],
  })
})

test('the whole price of a purchase that has expired may still buy it', async () => {
  const purchase = await anOpenPurchase(undefined, { provider })
  const { purchaseId, total } = purchase
  await letTimePass(purchaseId, 27 * 60)
  expect(await expirePurchase(purchaseId)).toBe('expired')
  const { caseId } = await aConfirmedStray(total)
  const { number } = await purchaseOf(purchaseId)
  await giveToPurchase({ caseId, actor: finder, number })
  await runMoneyJobs()
  const extra = (await attemptsOf(purchaseId)).at(-1)!
  const late = await db.discrepancy.findFirstOrThrow({ where: { attemptId: extra.id } })
  expect(await acceptLateMoneyByHand({ caseId: late.id, actor: finder })).toEqual({ ok: true })
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'paid' })
})

// Leave endStray out of closeCase and this is red.
test('a case of money that is here is not closed by words', async () => {
  const before = await suspense()
  const { caseId } = await aConfirmedStray()
  for (const preset of ['noMoney', 'belongsElsewhere'] as const) {
    expect(await close(caseId, preset)).toEqual({ ok: false, reason: 'stray-here' })
  }
  expect(await close(caseId, 'refundedAtProvider')).toEqual({ ok: true })
  expect(await suspense()).toBe(before)
  const number = 'LB-22222222'
  expect(await giveToPurchase({ caseId, actor: finder, number })).toMatchObject({ ok: false })
})

test('what was no money after all leaves its number free, and its name', async () => {
  const { caseId, line } = await aStray()
  expect(await close(caseId, 'refundedAtProvider')).toEqual({ ok: false, reason: 'stray-unseen' })
  expect(await close(caseId, 'noMoney')).toEqual({ ok: true })
  expect(await readStray(caseId, finder.id)).toMatchObject({ sender: null, reference: null })
  expect(await confirmStray({ caseId, actor: confirmer, seen: line })).toMatchObject({ ok: false })
  const { attemptId } = await anOpenPurchase(undefined, { provider })
  expect(await recordArrival({ attemptId, actor: finder, seen: line })).toEqual({ ok: true })
})

test.each([
  [{ date: '2099-01-01' }, 'date'],
  [{ date: '2026-02-30' }, 'date'],
  [{ sender: '<b>' }, 'sender'],
  [{ sender: 'x'.repeat(81) }, 'sender'],
  [{ amount: '0' }, 'amount'],
])('%j is not recorded', (change, field) => {
  const typed = { amount: '75.000', reference: 'STR 0001', date: '2026-11-29', sender: 'Ibu Sari' }
  expect(strayForm.safeParse(typed).success).toBe(true)
  expect(strayForm.safeParse({ ...typed, sender: '' }).data).toMatchObject({ sender: null })
  expect(strayForm.safeParse({ ...typed, ...change }).error?.issues[0]?.path).toEqual([field])
})

// Leave `typed` out of answerDeed and this is red.
test('what was typed stands in the form again where it was refused', async () => {
  const { caseId, line } = await aStray()
  const { id } = await aPerson({ platformRole: 'admin' })
  const { cookie } = await signedInCookie(id)
  const post = async (typed: Record<string, string>) => {
    const request = requestWith(cookie, '/admin', {
      method: 'POST',
      body: new URLSearchParams(typed),
    })
    return confirmRoute({ request, params: { caseId }, context: {} } as never)
  }
  const typed = { amount: '75.000', reference: 'STR 0000' }
  expect(await post(typed)).toMatchObject({
    data: { refusal: 'record-differs', typed },
    init: { status: 409 },
  })
  expect(await post({ ...typed, amount: 'x' })).toMatchObject({
    data: { wrong: ['amount'] },
    init: { status: 400 },
  })
  expect(await post({ ...typed, reference: line.reference })).toMatchObject({ status: 302 })
})
