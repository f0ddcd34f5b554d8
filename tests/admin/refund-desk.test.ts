import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { getDestination, setDestination } from '#app/features/refunds/destination.server.ts'
import { transferForm } from '#app/features/refunds/desk-forms.ts'
import {
  countRefunds,
  getRefundPage,
  listRefunds,
} from '#app/features/refunds/desk-queries.server.ts'
import {
  confirmTransfer,
  recordTransfer,
  revealContact,
  sendTransferBack,
} from '#app/features/refunds/refund-desk.server.ts'
import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { action as confirm } from '#app/routes/admin/refund-confirm.tsx'
import { loader as refundPage } from '#app/routes/admin/refund.tsx'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { requestWith, signedInCookie } from '#tests/accounts/people.ts'
import { account, buyerSaysWhere, transferOf } from '#tests/money/refund-by-hand.ts'
import { tellPayment } from '#tests/factories/purchases.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import {
  bookedAtProvider,
  type PaymentWorld,
  startPaymentWorld,
} from '#tests/money/payment-world.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { aManualRefund } from './a-manual-refund.ts'
import { anAdmin, atOnce, deedsOn, type TestAdmin, wins } from './desk-people.ts'

let world: PaymentWorld
let one: TestAdmin
let other: TestAdmin
beforeAll(async () => {
  world = await startPaymentWorld()
  one = await anAdmin()
  other = await anAdmin()
})
afterAll(() => world.stop())
afterAll(expectInvariants)

// Remove `same-person` in confirmTransfer and this is red; the database refuses it then.
test('one person sends, another confirms, and only then has the money left', async () => {
  const { refundId, purchaseId, total, seen, transfer } = await aManualRefund(world)
  expect(await confirmTransfer({ refundId, actor: other, seen })).toMatchObject({
    reason: 'not-prepared',
  })
  expect(await recordTransfer({ refundId, actor: one, transfer })).toMatchObject({ ok: true })
  expect(await confirmTransfer({ refundId, actor: one, seen })).toEqual({
    ok: false,
    reason: 'same-person',
  })
  expect(await bookedAtProvider(purchaseId)).toBe(total)
  expect(await confirmTransfer({ refundId, actor: other, seen })).toMatchObject({ ok: true })
  expect(await bookedAtProvider(purchaseId)).toBe(0n)
  expect(await getRefundPage(refundId)).toMatchObject({
    status: 'confirmed',
    transferReference: transfer.reference,
    transferredOn: transfer.date,
    preparedBy: one.id,
  })
  expect(await deedsOn(refundId)).toEqual(['prepared', 'status:confirmed'])
})

// Drop the constraint `refunds_two_people_check` and this is red.
test('the database itself takes no refund that one person both sent and confirmed', async () => {
  const { refundId, transfer } = await aManualRefund(world)
  const confirmedBy = one.id
  await expect(
    db.refund.update({ where: { id: refundId }, data: { confirmedBy } }),
  ).rejects.toThrow('refunds_two_people_check')
  await recordTransfer({ refundId, actor: one, transfer })
  await expect(
    db.refund.update({ where: { id: refundId }, data: { confirmedBy } }),
  ).rejects.toThrow('refunds_two_people_check')
})

test('two people who send at once are one transfer, and two who confirm at once one refund', async () => {
  const { refundId, purchaseId, seen, transfer } = await aManualRefund(world)
  const sent = await Promise.all(
    [one, other].map((actor) => recordTransfer({ refundId, actor, transfer })),
  )
  expect(wins(sent)).toBe(1)
  const { preparedBy } = await db.refund.findUniqueOrThrow({ where: { id: refundId } })
  const actor = preparedBy === one.id ? other : one
  expect(wins(await atOnce(() => confirmTransfer({ refundId, actor, seen })))).toBe(1)
  expect(await bookedAtProvider(purchaseId)).toBe(0n)
  const booked = await db.ledgerTransaction.count({
    where: { idempotencyKey: `refund:${refundId}:confirmed` },
  })
  expect(booked).toBe(1)
})

// Remove `no-destination` from recordTransfer and the database refuses it; drop its trigger and this is red.
test('no money is sent before somebody says where, and the account is fixed from then on', async () => {
  const { refundId, token, transfer } = await aManualRefund(world)
  await db.refundDestination.delete({ where: { refundId } })
  expect(await recordTransfer({ refundId, actor: one, transfer })).toMatchObject({
    reason: 'no-destination',
  })
  const proof = { preparedBy: one.id, preparedAt: new Date(), transferReference: 'ABCD' }
  await expect(
    db.refund.update({ where: { id: refundId }, data: { ...proof, transferredOn: new Date() } }),
  ).rejects.toThrow('nobody said where')
  await buyerSaysWhere(refundId)
  expect(await recordTransfer({ refundId, actor: one, transfer })).toMatchObject({
    reason: 'destination-changed',
  })
  const now = await transferOf(refundId)
  expect(await recordTransfer({ refundId, actor: one, transfer: now })).toMatchObject({ ok: true })
  const owner = { purchaseToken: mintScope.purchaseToken(token) }
  const actor = { type: 'buyer', id: null } as const
  const other = { ...account, accountNumber: '999999999' }
  expect(await setDestination({ refundId, owner, actor, destination: other })).toMatchObject({
    reason: 'already-changed',
  })
  await expect(
    db.refundDestination.update({ where: { refundId }, data: { accountNumber: '99999' } }),
  ).rejects.toThrow('is recorded already')
})

test('only the buyer of this purchase says where its money goes', async () => {
  const { refundId } = await aManualRefund(world)
  const stranger = await aManualRefund(world)
  const owner = { purchaseToken: mintScope.purchaseToken(stranger.token) }
  const actor = { type: 'buyer', id: null } as const
  expect(await setDestination({ refundId, owner, actor, destination: account })).toMatchObject({
    reason: 'not-found',
  })
  expect(await getDestination(owner.purchaseToken, refundId)).toBeNull()
})

// Leave the event out of setDestination and this is red.
test('the buyer is told of each account that is typed, by its last digits alone', async () => {
  const { refundId } = await aManualRefund(world)
  const typed = { ...account, accountNumber: '998877665544' }
  await setDestination({ refundId, owner: 'admin', actor: one, destination: typed })
  const handlers = { 'notify-buyer': jobHandlers['notify-buyer'] as (p: object) => Promise<void> }
  await runPendingJobs({ handlers })
  const [letter, ...others] = await db.message.findMany({
    where: { template: 'refund-account', dedupeKey: { contains: refundId } },
    orderBy: { createdAt: 'desc' },
  })
  // The one before was replaced before anybody was told of it.
  expect(others).toEqual([])
  expect(letter?.text).toContain('BRI, nomor yang berakhir 5544')
  expect(letter?.text).not.toContain('99887766')
})

// Remove `typed-the-account` from confirmTransfer and the database refuses it.
test('the admin who typed the account for the buyer never confirms, and neither does the sender', async () => {
  const { refundId, seen } = await aManualRefund(world)
  await setDestination({ refundId, owner: 'admin', actor: other, destination: account })
  const transfer = await transferOf(refundId)
  await recordTransfer({ refundId, actor: one, transfer })
  expect(await confirmTransfer({ refundId, actor: other, seen })).toMatchObject({
    reason: 'typed-the-account',
  })
  expect(await sendTransferBack({ refundId, actor: one })).toMatchObject({ reason: 'same-person' })
  const third = await anAdmin()
  const wrong = { ...seen, account: '0000' }
  expect(await confirmTransfer({ refundId, actor: third, seen: wrong })).toMatchObject({
    reason: 'other-account',
  })
  expect(await confirmTransfer({ refundId, actor: third, seen })).toMatchObject({ ok: true })
})

test('while the bank contests the payment nothing is sent by hand', async () => {
  const { refundId, attemptId, transfer } = await aManualRefund(world)
  await tellPayment(attemptId, { state: 'disputed' })
  expect(await recordTransfer({ refundId, actor: one, transfer })).toMatchObject({
    reason: 'payment-contested',
  })
})

// Ask for `confirmed` alone in voidRefunds and both are red: the transfer vanishes from the books.
test('a bank that takes the payment back after the transfer was recorded leaves a loss to settle', async () => {
  const { refundId, attemptId, purchaseId, transfer, seen } = await aManualRefund(world)
  await recordTransfer({ refundId, actor: one, transfer })
  await tellPayment(attemptId, { state: 'reversed' })
  expect(await db.discrepancy.findMany({ where: { attemptId } })).toMatchObject([
    { dedupeKey: `refund:${refundId}:lost`, resolvedAt: null },
  ])
  expect(await confirmTransfer({ refundId, actor: other, seen })).toMatchObject({ ok: true })
  expect(await bookedAtProvider(purchaseId)).toBe(-BigInt(seen.amount))
})

test('if that transfer never left, nothing was lost', async () => {
  const { refundId, attemptId, purchaseId, transfer } = await aManualRefund(world)
  await recordTransfer({ refundId, actor: one, transfer })
  await tellPayment(attemptId, { state: 'reversed' })
  expect(await sendTransferBack({ refundId, actor: other })).toMatchObject({ ok: true })
  expect(await getRefundPage(refundId)).toMatchObject({ status: 'refused' })
  expect(await bookedAtProvider(purchaseId)).toBe(0n)
  expect(await db.discrepancy.findMany({ where: { attemptId } })).toMatchObject([
    { resolution: 'never-sent' },
  ])
})

// Drop the index `refunds_transfer_reference_key` and this is red.
test('one transfer is one refund, however its number is typed', async () => {
  const [first, second] = [await aManualRefund(world), await aManualRefund(world)]
  const reference = first.transfer.reference.toLowerCase().replace(' ', '/')
  const again = { ...second.transfer, reference }
  const deeds = [
    { refundId: first.refundId, actor: one, transfer: first.transfer },
    { refundId: second.refundId, actor: other, transfer: again },
  ]
  const sent = await Promise.all(deeds.map(recordTransfer))
  expect(wins(sent)).toBe(1)
  expect(sent).toContainEqual({ ok: false, reason: 'transfer-used' })
  const late = sent[0]!.ok ? deeds[1]! : deeds[0]!
  expect(await recordTransfer(late)).toEqual({ ok: false, reason: 'transfer-used' })
  // It never left: the number is free for the one that it is of.
  const done = sent[0]!.ok ? deeds[0]! : deeds[1]!
  await sendTransferBack({ refundId: done.refundId, actor: done.actor === one ? other : one })
  expect(await recordTransfer(late)).toMatchObject({ ok: true })
})

test('a transfer that is not on the statement waits to be sent again', async () => {
  const { refundId, seen, transfer } = await aManualRefund(world)
  expect(await sendTransferBack({ refundId, actor: other })).toMatchObject({
    reason: 'already-changed',
  })
  await recordTransfer({ refundId, actor: one, transfer })
  const results = await atOnce(() => sendTransferBack({ refundId, actor: other }))
  expect(wins(results)).toBe(1)
  expect(await recordTransfer({ refundId, actor: other, transfer })).toMatchObject({ ok: true })
  expect(await confirmTransfer({ refundId, actor: one, seen })).toMatchObject({ ok: true })
})

// Remove `transferDifference` from confirmTransfer and this is red.
test('nobody confirms without having seen it: reference and amount must be the recorded ones', async () => {
  const { refundId, purchaseId, total, seen, transfer } = await aManualRefund(world)
  await recordTransfer({ refundId, actor: one, transfer })
  const confirm = (said: Partial<typeof seen>) =>
    confirmTransfer({ refundId, actor: other, seen: { ...seen, ...said } })
  expect(await confirm({ reference: 'BRI 0012345' })).toEqual({
    ok: false,
    reason: 'other-reference',
  })
  expect(await confirm({ amount: rupiah(seen.amount + 1n) })).toEqual({
    ok: false,
    reason: 'other-amount',
  })
  expect(await bookedAtProvider(purchaseId)).toBe(total)
  expect(
    await confirm({ reference: seen.reference.toLowerCase().replace(' ', '-') }),
  ).toMatchObject({ ok: true })
  expect(await deedsOn(refundId)).toEqual([
    'prepared',
    'transfer-differs',
    'transfer-differs',
    'status:confirmed',
  ])
})

test('a confirmation of what was recorded anew meanwhile is not heard', async () => {
  const { refundId, purchaseId, seen, total, transfer } = await aManualRefund(world)
  await recordTransfer({ refundId, actor: one, transfer })
  await sendTransferBack({ refundId, actor: other })
  const again = { ...transfer, reference: 'MDR 777001' }
  await recordTransfer({ refundId, actor: one, transfer: again })
  expect(await confirmTransfer({ refundId, actor: other, seen })).toMatchObject({
    reason: 'other-reference',
  })
  expect(await bookedAtProvider(purchaseId)).toBe(total)
  const now = { ...seen, reference: again.reference }
  expect(await confirmTransfer({ refundId, actor: other, seen: now })).toMatchObject({ ok: true })
})

test('the page keeps the reference from who must find it on the statement', async () => {
  const { refundId, seen, transfer } = await aManualRefund(world)
  await recordTransfer({ refundId, actor: one, transfer })
  const seenBy = async ({ id }: TestAdmin) => {
    const { cookie } = await signedInCookie(id)
    const request = requestWith(cookie, '/admin')
    return refundPage({ request, params: { refundId }, context: {} } as never)
  }
  expect(await seenBy(one)).toMatchObject({ isMineToConfirm: false, isMine: true })
  expect((await seenBy(one)).refund.transferReference).toBe(transfer.reference)
  const others = await seenBy(other)
  expect(others.isMineToConfirm).toBe(true)
  expect(JSON.stringify(others, noBigInt)).not.toContain(transfer.reference)
  await confirmTransfer({ refundId, actor: other, seen })
  expect((await seenBy(other)).refund.transferReference).toBe(transfer.reference)
})

test('the form says which field is wrong and keeps what was typed', async () => {
  const { refundId, transfer, seen } = await aManualRefund(world)
  await recordTransfer({ refundId, actor: one, transfer })
  const { cookie } = await signedInCookie(other.id)
  const post = (fields: Record<string, string>) => {
    const body = new URLSearchParams(fields)
    const request = requestWith(cookie, '/admin', { method: 'POST', body })
    return confirm({ request, params: { refundId }, context: {} } as never)
  }
  expect(await post({})).toMatchObject({
    data: { wrong: ['reference', 'amount', 'account'] },
    init: { status: 400 },
  })
  const typed = { reference: transfer.reference, amount: '1,5', account: seen.account }
  expect(await post(typed)).toMatchObject({ data: { wrong: ['amount'], typed } })
  expect(await post({ ...typed, amount: 'Rp1' })).toMatchObject({
    data: { refusal: 'other-amount' },
    init: { status: 409 },
  })
})

test.each(['2020-01-01', '2099-01-01'])('a transfer of %s is not believed', async (date) => {
  const { refundId, transfer } = await aManualRefund(world)
  const sent = await recordTransfer({ refundId, actor: one, transfer: { ...transfer, date } })
  expect(sent).toEqual({ ok: false, reason: 'bad-date' })
})

test.each([
  ['BRI/2026-0099.1', true],
  ['  a1b2  ', true],
  ['', false],
  ['abc', false],
  ['<script>', false],
  ['x'.repeat(41), false],
])('the reference %j is taken: %s', (reference, isGood) => {
  expect(
    transferForm.safeParse({ destination: newId(), reference, date: '2026-11-23' }).success,
  ).toBe(isGood)
})

test('whoever reads the buyer’s contact leaves a trace; an erased buyer has none', async () => {
  const { refundId, purchaseId } = await aManualRefund(world)
  const { phone: buyerPhone } = await db.buyerDetails.findUniqueOrThrow({ where: { purchaseId } })
  const read = await revealContact({ refundId, actor: one })
  expect(read).toMatchObject({ ok: true, value: { name: 'Pembeli Contoh' } })
  expect(await deedsOn(refundId)).toEqual(['contact-read'])
  expect(JSON.stringify(await getRefundPage(refundId), noBigInt)).not.toContain(buyerPhone)
  await db.buyerDetails.delete({ where: { purchaseId } })
  expect(await revealContact({ refundId, actor: one })).toEqual({ ok: false, reason: 'erased' })
  expect(await deedsOn(refundId)).toEqual(['contact-read'])
})

test('the lists and counts say who has what to do', async () => {
  const before = await countRefunds()
  const { refundId, seen, transfer } = await aManualRefund(world)
  const ids = async (keadaan: 'kirim' | 'konfirmasi' | 'selesai') =>
    (await listRefunds({ keadaan, cari: '', sebelum: null })).refunds.map(({ id }) => id)
  expect(await ids('kirim')).toContain(refundId)
  expect(await countRefunds()).toMatchObject({ toSend: before.toSend + 1 })
  await recordTransfer({ refundId, actor: one, transfer })
  expect(await ids('konfirmasi')).toContain(refundId)
  await confirmTransfer({ refundId, actor: other, seen })
  expect(await ids('selesai')).toContain(refundId)
  expect(await countRefunds()).toEqual(before)
  expect(await getRefundPage(newId())).toBeNull()
})

const noBigInt = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
