import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { watchTransfersJob } from '#app/jobs/watch-transfers.server.ts'
import { watchTransferJob } from '#app/jobs/watch-transfer.server.ts'
import { action as notice } from '#app/routes/webhooks/iris.ts'
import { closeCase } from '#app/features/payments/discrepancy-desk.server.ts'
import { getRefundPage } from '#app/features/refunds/desk-queries.server.ts'
import { confirmTransfer, recordTransfer } from '#app/features/refunds/refund-desk.server.ts'
import { listWatchedTransfers } from '#app/features/refunds/watch-transfer.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { usePayouts } from '#app/server/payouts.server.ts'
import { createIris } from '#integrations/payouts/iris.server.ts'
import { startIrisEmulator } from '#tests/emulators/iris.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { type PaymentWorld, startPaymentWorld } from '#tests/money/payment-world.ts'
import { buyerSaysWhere } from '#tests/money/refund-by-hand.ts'
import { aManualRefund } from './a-manual-refund.ts'
import { anAdmin, type TestAdmin } from './desk-people.ts'

// Payment contract §3.5: what was completed may later become failed, when the bank gives the money back.

let world: PaymentWorld
let emulator: Awaited<ReturnType<typeof startIrisEmulator>>
let one: TestAdmin
let other: TestAdmin
beforeAll(async () => {
  world = await startPaymentWorld()
  emulator = await startIrisEmulator()
  usePayouts(createIris(emulator.settings))
  one = await anAdmin()
  other = await anAdmin()
})
afterEach(() => emulator.faults.clear())
afterAll(async () => {
  usePayouts(null)
  await emulator.stop()
  await world.stop()
})
afterAll(expectInvariants)

async function aRecordedTransfer(spelled = (reference: string) => reference) {
  const refund = await aManualRefund(world)
  const { refundId, transfer } = refund
  const reference = `iris-${refundId.slice(-12)}`
  // As the keyboard of a telephone writes it.
  const typed = spelled(reference)
  const recorded = await recordTransfer({
    refundId,
    actor: one,
    transfer: { ...transfer, reference: typed },
  })
  expect(recorded).toMatchObject({ ok: true })
  const amount = `${refund.seen.amount}.00`
  return { ...refund, reference, amount, seen: { ...refund.seen, reference } }
}

async function tell({ rawBody, headers }: { rawBody: string; headers: Headers }) {
  const request = new Request('http://localhost/webhooks/iris', {
    method: 'POST',
    headers,
    body: rawBody,
  })
  const answer = await notice({ request, params: {}, context: {} } as never)
  return answer.status
}

const queued = async (refundId: string) => {
  const { rows } = await pool.query(
    `SELECT 1 FROM jobs.job WHERE name = 'watch-transfer' AND data->>'refundId' = $1`,
    [refundId],
  )
  return rows.length
}

const caseAbout = (refundId: string) => ({
  dedupeKey: { startsWith: `refund:${refundId}:returned` },
})
const casesOf = (refundId: string) => db.discrepancy.count({ where: caseAbout(refundId) })

test('a notice makes a job ask about the refund that it is about, and a forged one nothing', async () => {
  const { refundId, reference } = await aRecordedTransfer()
  const news = emulator.moves(reference, 'completed')
  expect(await tell({ ...news, rawBody: `${news.rawBody} ` })).toBe(403)
  expect(await queued(refundId)).toBe(0)
  expect(await tell(news)).toBe(200)
  expect(await queued(refundId)).toBe(1)
  expect(await tell(emulator.moves('of-somebody-else', 'failed'))).toBe(200)
})

test('a transfer that came back before anybody found it waits to be sent again', async () => {
  const { refundId, reference } = await aRecordedTransfer()
  emulator.moves(reference, 'failed')
  await watchTransferJob({ refundId })
  await watchTransferJob({ refundId })
  expect(await db.refund.findUnique({ where: { id: refundId } })).toMatchObject({
    status: 'manual',
    preparedBy: null,
    transferReference: null,
  })
  const about = { subjectId: refundId, action: 'transfer-returned' }
  expect(await db.auditEntry.count({ where: about })).toBe(1)
  expect(await casesOf(refundId)).toBe(0)
})

// Red when only the state before the lock is looked at.
test('one that came back after it was found waits to be sent again, and is one case until then', async () => {
  const { refundId, reference, amount, seen } = await aRecordedTransfer()
  emulator.moves(reference, 'completed', amount)
  await watchTransfersJob()
  expect(await confirmTransfer({ refundId, actor: other, seen })).toMatchObject({ ok: true })
  emulator.moves(reference, 'failed')
  await watchTransfersJob()
  await watchTransfersJob()
  expect(await casesOf(refundId)).toBe(1)
  expect(await db.refund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({
    status: 'manual',
    preparedBy: null,
    confirmedBy: null,
    transferReference: null,
    returns: 1,
  })
  const { id: caseId } = await db.discrepancy.findFirstOrThrow({ where: caseAbout(refundId) })
  const close = { preset: 'settledWithBuyer', note: null } as const
  expect(await closeCase({ caseId, actor: one, close })).toMatchObject({ reason: 'refund-open' })
  await sendAgain(refundId, { as: 'BRI 888001' })
  expect(await db.discrepancy.findUnique({ where: { id: caseId } })).toMatchObject({
    resolution: 'refunded-by-hand',
  })
})

async function sendAgain(refundId: string, { as: reference }: { as: string }) {
  const { transfer, seen } = await buyerSaysWhere(refundId)
  await recordTransfer({ refundId, actor: one, transfer: { ...transfer, reference } })
  const confirmed = await confirmTransfer({ refundId, actor: other, seen: { ...seen, reference } })
  expect(confirmed).toMatchObject({ ok: true })
}

test('what comes back a second time is a case of its own', async () => {
  const { refundId, reference, seen } = await aRecordedTransfer()
  await confirmTransfer({ refundId, actor: other, seen })
  emulator.moves(reference, 'failed')
  await watchTransfersJob()
  await sendAgain(refundId, { as: `${reference}-2` })
  emulator.moves(`${reference}-2`, 'failed')
  await watchTransfersJob()
  expect(await db.refund.findUnique({ where: { id: refundId } })).toMatchObject({
    status: 'manual',
    returns: 2,
  })
  expect(await casesOf(refundId)).toBe(2)
})

// Compare the letters as they are, here or in hurryTransfer, and this is red.
test('a reference that was typed in capitals is the same payout', async () => {
  const { refundId, reference } = await aRecordedTransfer((typed) => typed.toUpperCase())
  const news = emulator.moves(reference, 'failed')
  expect(await tell(news)).toBe(200)
  expect(await queued(refundId)).toBe(1)
  await watchTransferJob({ refundId })
  const refund = await db.refund.findUniqueOrThrow({ where: { id: refundId } })
  expect(refund.transferReference).toBeNull()
})

// Leave `payout-differs` out of confirmTransfer and this is red.
test('a payout of another amount is a case, and nobody confirms it', async () => {
  const { refundId, reference, amount, seen } = await aRecordedTransfer()
  emulator.moves(reference, 'completed', '1.00')
  await watchTransferJob({ refundId })
  await watchTransferJob({ refundId })
  const cases = { dedupeKey: `refund:${refundId}:payout:${reference}` }
  expect(await db.discrepancy.findMany({ where: cases })).toMatchObject([
    { kind: 'amountMismatch', amount: 1n, resolvedAt: null },
  ])
  expect(await getRefundPage(refundId)).toMatchObject({ payoutAmount: 1n })
  const confirm = () => confirmTransfer({ refundId, actor: other, seen })
  expect(await confirm()).toEqual({ ok: false, reason: 'payout-differs' })
  emulator.moves(reference, 'completed', amount)
  await watchTransferJob({ refundId })
  expect(await confirm()).toMatchObject({ ok: true })
})

// Order by the time of the record alone, or ask about every reference, and this is red.
test('a crowd of new transfers keeps no older one from its turn, and numbers of banks take none', async () => {
  const older = await aRecordedTransfer()
  const bank = await aManualRefund(world)
  await recordTransfer({ refundId: bank.refundId, actor: one, transfer: bank.transfer })
  await pool.query(
    `UPDATE refunds SET prepared_at = prepared_at - interval '1 day', transfer_asked_at = now() - interval '3 hours'
     WHERE id = $1`,
    [older.refundId],
  )
  const others = await db.refund.findMany({
    where: { transferReference: { not: null }, id: { not: older.refundId } },
  })
  expect(others.length).toBeGreaterThan(0)
  await pool.query(
    `UPDATE refunds SET transfer_asked_at = now() WHERE transfer_reference IS NOT NULL AND id <> $1`,
    [older.refundId],
  )
  const [first, ...rest] = await listWatchedTransfers()
  expect(first).toBe(older.refundId)
  expect(rest).not.toContain(bank.refundId)
})

test('a reference of a bank is left alone, and no answer changes nothing', async () => {
  const { refundId, reference } = await aRecordedTransfer()
  await watchTransferJob({ refundId })
  emulator.moves(reference, 'failed')
  emulator.faults.set({ call: 'payouts', kind: 'error-503' })
  await expect(watchTransferJob({ refundId })).rejects.toThrow('server-error')
  const refund = await db.refund.findUniqueOrThrow({ where: { id: refundId } })
  expect(refund.transferReference).toBe(reference)
  await watchTransferJob({ refundId })
})

// Red when the first that cannot be asked about ends the round.
test('one that cannot be asked about keeps no other from being asked about', async () => {
  const older = await aRecordedTransfer()
  await aRecordedTransfer()
  emulator.moves(older.reference, 'failed')
  // The newest is asked about first.
  emulator.faults.set({ call: 'payouts', kind: 'wrong-json' })
  await expect(watchTransfersJob()).rejects.toThrow('1 tasks failed')
  const refund = await db.refund.findUniqueOrThrow({ where: { id: older.refundId } })
  expect(refund.transferReference).toBeNull()
})
