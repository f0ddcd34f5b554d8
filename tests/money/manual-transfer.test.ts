import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { giveBackWrongMoney } from '#app/features/payments/give-back.server.ts'
import type { Arrived } from '#app/features/uploads/parts.ts'
import { mayMake } from '#app/features/uploads/upload-rows.server.ts'
import { claimTransfer } from '#app/features/payments/claim-transfer.server.ts'
import { listReviews } from '#app/features/payments/attempt-lists.server.ts'
import { expirePurchase } from '#app/features/payments/expire-purchases.server.ts'
import { payAgain } from '#app/features/payments/pay-again.server.ts'
import { getAttemptPage } from '#app/features/payments/desk-pages.server.ts'
import { listLikeProofs } from '#app/features/payments/like-proofs.server.ts'
import { decideReview } from '#app/features/payments/review-desk.server.ts'
import {
  confirmArrival,
  getTransferAtDesk,
  readTransferProof,
  recordArrival,
  transferFor,
} from '#app/features/payments/transfer-desk.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { configure } from '#app/server/env.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { transferBook } from '#app/server/transfer-book.server.ts'
import { parseQris } from '#integrations/payments/qris.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { hashOf, holderOf, sendAll } from '#tests/uploads/senders.ts'
import { expectInvariants } from './expect-invariants.ts'
import {
  anOpenPurchase,
  attemptOf,
  attemptsOf,
  letTimePass,
  type OpenPurchase,
  purchaseOf,
  refundsOf,
  runMoneyJobs,
} from './payment-world.ts'

// Of the contract page; nobody's.
const qris =
  '00020101021126640016ID.CO.CONTOH.WWW011993600999000000001760210D0000000170303UMI51440014ID.CO.QRIS.WWW0215ID10200000000170303UMI5204541153033605802ID5915WARUNG DESA UJI6005GARUT61054415162070703A01630431FB'

beforeAll(() =>
  configure({
    TRANSFER_BANK: 'Bank Contoh',
    TRANSFER_ACCOUNT: '000011112222',
    TRANSFER_HOLDER: 'BUM Desa Bersama Contoh',
    TRANSFER_QRIS: qris,
  }),
)
afterAll(expectInvariants)

const provider = 'manual-transfer'
const [finder, confirmer] = [newId(), newId()].map((id) => ({ type: 'admin', id }) as const) as [
  { type: 'admin'; id: string },
  { type: 'admin'; id: string },
]
const buyer = { type: 'buyer', id: null } as const
const aTransfer = () => anOpenPurchase(undefined, { provider })

let shades = 0
async function aProof(): Promise<File> {
  shades += 1
  const background = { r: shades % 256, g: Math.floor(shades / 256), b: 90 }
  const picture = sharp({ create: { width: 400, height: 700, channels: 3, background } })
  return new File([new Uint8Array(await picture.png().toBuffer())], 'bukti.png')
}

function claim({ token }: OpenPurchase, sent: File | null) {
  const form = new FormData()
  if (sent) form.set('proof', sent)
  return claimTransfer(mintScope.purchaseToken(token), { form, actor: buyer })
}

async function record(
  { attemptId }: OpenPurchase,
  amount: bigint,
  reference = `REF-${newId().slice(0, 12)}`,
) {
  return recordArrival({ attemptId, actor: finder, seen: { amount: rupiah(amount), reference } })
}

/** Who finds the very line that was recorded. */
async function confirm(deed: { attemptId: string; actor: typeof confirmer }) {
  const { providerOrderId } = await attemptOf(deed.attemptId)
  const found = await getTransferAtDesk(providerOrderId)
  const { amount, reference } = found?.seen ?? { amount: rupiah(1), reference: 'BRI 0000' }
  return confirmArrival({ ...deed, seen: { amount, reference } })
}

const trailOf = (attemptId: string) =>
  db.auditEntry.findMany({
    where: { subjectId: attemptId, actorType: 'admin' },
    orderBy: { sequence: 'asc' },
    select: { action: true, details: true },
  })

test('a transfer is known by its amount, and its QRIS asks for exactly that', async () => {
  const [one, other] = [await aTransfer(), await aTransfer()]
  const [first, second] = [await attemptOf(one.attemptId), await attemptOf(other.attemptId)]
  expect(first.amount).toBe(one.total + first.rounding)
  expect(first.rounding).toBeGreaterThan(0n)
  expect(first.rounding).toBeLessThan(1_000n)
  expect(one.total).toBe(other.total)
  expect(first.amount).not.toBe(second.amount)
  const told = first.instructions as { qris: string; nmid: string }
  expect(parseQris(told.qris)).toMatchObject({ amount: first.amount, nmid: told.nmid })
  await expect(
    pool.query('UPDATE payment_attempts SET amount = $2, rounding = 1 WHERE id = $1', [
      other.attemptId,
      first.amount,
    ]),
  ).rejects.toThrow('payment_attempts_transfer_amount_key')
})

test('paid is what two people found on the statement, whatever the buyer shows', async () => {
  const purchase = await aTransfer()
  expect(await claim(purchase, await aProof())).toEqual({ ok: true })
  expect(await attemptOf(purchase.attemptId)).toMatchObject({ status: 'review' })
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'awaitingPayment' })
  const { attemptId } = purchase
  expect(await confirm({ attemptId, actor: confirmer })).toMatchObject({ ok: false })
  const { amount, rounding } = await attemptOf(attemptId)
  expect(await record(purchase, amount)).toEqual({ ok: true })
  expect(await confirm({ attemptId, actor: finder })).toEqual({
    ok: false,
    reason: 'own-record',
  })
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'awaitingPayment' })
  const both = await Promise.all([
    confirm({ attemptId, actor: confirmer }),
    confirm({ attemptId, actor: confirmer }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'paid' })
  const booked = await db.ledgerTransaction.findUniqueOrThrow({
    where: { idempotencyKey: `attempt:${attemptId}:rounding` },
    include: { postings: true },
  })
  expect(booked.postings).toMatchObject([{ amount: rounding }])
  expect(await record(purchase, amount)).toEqual({ ok: false, reason: 'already-changed' })
  await expect(
    pool.query('UPDATE manual_transfers SET seen_amount = 1 WHERE order_id = $1', [
      purchase.orderId,
    ]),
  ).rejects.toThrow('confirmed')
})

test('an amount of the last week is not asked for again while there are others', async () => {
  const { total } = await aTransfer()
  await pool.query(
    `INSERT INTO manual_transfers (order_id, amount, closed_at)
     SELECT 'used-' || more, $1::bigint + more, now() FROM generate_series(1, 500) AS more
     ON CONFLICT DO NOTHING`,
    [total],
  )
  const asked = []
  for (let times = 0; times < 10; times++) {
    const next = await aTransfer()
    expect(next.total).toBe(total)
    asked.push((await attemptOf(next.attemptId)).rounding)
  }
  expect(asked.filter((rounding) => rounding <= 500n)).toEqual([])
})

test('what is corrected while somebody else looks at it is not confirmed', async () => {
  const purchase = await aTransfer()
  await record(purchase, (await attemptOf(purchase.attemptId)).amount)
  const before = (await getTransferAtDesk(purchase.orderId))!.seen!
  await record(purchase, 5_000n)
  const { attemptId } = purchase
  const deed = { attemptId, actor: confirmer, seen: before }
  expect(await confirmArrival(deed)).toEqual({ ok: false, reason: 'record-differs' })
  const [, corrected] = await trailOf(attemptId)
  expect(corrected!.details).toEqual({
    amount: before.amount.toString(),
    reference: before.reference,
  })
})

// Take `lineDifference` out of confirmArrival and this is red.
test('nobody confirms without having found it: amount and reference must be the recorded ones', async () => {
  const purchase = await aTransfer()
  const { attemptId, orderId } = purchase
  const { amount } = await attemptOf(attemptId)
  await record(purchase, amount, 'BRI-0001/77 A')
  const asked = rupiah(amount)
  const tryAs = (seen: { amount: typeof asked; reference: string }) =>
    confirmArrival({ attemptId, actor: confirmer, seen })
  const differs = { ok: false, reason: 'record-differs' }
  expect(await tryAs({ amount: asked, reference: 'BRI-0001/77 B' })).toEqual(differs)
  expect(await tryAs({ amount: rupiah(amount + 1n), reference: 'BRI-0001/77 A' })).toEqual(differs)
  const atDesk = (await getTransferAtDesk(orderId))!
  expect(transferFor(atDesk, confirmer)).toMatchObject({ isSeen: true, isMine: false, seen: null })
  expect(transferFor(atDesk, finder)).toMatchObject({ isMine: true, seen: { amount } })
  // Neither does the trail tell him.
  expect(await trailOf(attemptId)).toEqual([
    { action: 'transfer-seen', details: null },
    { action: 'transfer-differs', details: { difference: 'other-reference' } },
    { action: 'transfer-differs', details: { difference: 'other-amount' } },
  ])
  expect(await tryAs({ amount: asked, reference: 'bri 0001 77a' })).toEqual({ ok: true })
  expect((await trailOf(attemptId)).at(-1)).toMatchObject({
    action: 'transfer-confirmed',
    details: { amount: String(amount), reference: 'BRI-0001/77 A' },
  })
})

// Leave the audit out of readTransferProof and this is red.
test('every look at a proof is in the trail', async () => {
  const purchase = await aTransfer()
  const { attemptId } = purchase
  expect(await readTransferProof({ attemptId, actor: finder })).toBeNull()
  await claim(purchase, await aProof())
  expect((await readTransferProof({ attemptId, actor: finder }))?.length).toBeGreaterThan(100)
  expect(await trailOf(attemptId)).toEqual([{ action: 'proof-read', details: null }])
})

test('another amount buys nothing: it becomes a case and goes back', async () => {
  const purchase = await aTransfer()
  await claim(purchase, await aProof())
  const { attemptId } = purchase
  await record(purchase, 5_000n)
  expect(await confirm({ attemptId, actor: confirmer })).toEqual({ ok: true })
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'awaitingPayment' })
  const found = await db.discrepancy.findFirstOrThrow({ where: { attemptId } })
  expect(found).toMatchObject({ kind: 'amountMismatch', amount: 5_000n, resolvedAt: null })
  expect(await giveBackWrongMoney({ caseId: found.id, actor: finder })).toEqual({ ok: true })
  await runMoneyJobs()
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([{ amount: 5_000n, status: 'manual' }])
})

test('a proof is used once, and what is no picture is none', async () => {
  const [one, other] = [await aTransfer(), await aTransfer()]
  const proof = await aProof()
  expect(await claim(one, null)).toEqual({ ok: false, reason: 'proof-missing' })
  expect(await claim(one, new File(['<svg/>'], 'bukti.jpg'))).toEqual({
    ok: false,
    reason: 'proof-unreadable',
  })
  expect(await claim(one, proof)).toEqual({ ok: true })
  expect(await claim(other, proof)).toEqual({ ok: false, reason: 'proof-used' })
  expect(await claim(one, await aProof())).toEqual({ ok: false, reason: 'not-waiting' })
  const { proof: kept } = await db.manualTransfer.findUniqueOrThrow({
    where: { orderId: one.orderId },
  })
  expect(await sharp(kept!).metadata()).toMatchObject({ format: 'webp', width: 400, height: 700 })
})

/** As a banking app makes one: words and digits on white. */
function aScreenshot(reference: string) {
  const rows = ['BRImo', 'Transfer berhasil', 'Rp75.000', reference, '29 Nov 2026, 10.22'].map(
    (text, row) => `<text x="30" y="${90 + row * 110}" font-size="44">${text}</text>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="700">
    <rect width="400" height="700" fill="#fff"/><rect width="400" height="40" fill="#036"/>${rows.join('')}</svg>`
  return sharp(Buffer.from(svg))
}
const asFile = async (picture: ReturnType<typeof aScreenshot>) =>
  new File([new Uint8Array(await picture.toBuffer())], 'bukti')

// Let listLikeProofs compare the hashes of the files and this is red.
test('a proof that was saved again is said to be like the first one, and another one is not', async () => {
  const [first, again, other] = [await aTransfer(), await aTransfer(), await aTransfer()]
  const shot = aScreenshot('4471 9902 1837 5510')
  expect(await claim(first, await asFile(shot.clone().png()))).toEqual({ ok: true })
  const small = shot.clone().resize(330).jpeg({ quality: 60 })
  expect(await claim(again, await asFile(small))).toEqual({ ok: true })
  const another = aScreenshot('XWMW MMWW 888X MMMM').png()
  expect(await claim(other, await asFile(another))).toEqual({ ok: true })
  const page = await getAttemptPage(again.attemptId)
  expect(page?.likeProofs).toMatchObject([{ attemptId: first.attemptId }])
  expect(await listLikeProofs(other.orderId)).toEqual([])
})

// Leave takeBackRejected out of the claim, or the rejection out of its condition, and this is red.
test('who was rejected shows the same picture for his next try, and nobody else does', async () => {
  const [purchase, stranger] = [await aTransfer(), await aTransfer()]
  const proof = await aProof()
  await claim(purchase, proof)
  const used = { ok: false, reason: 'proof-used' }
  expect(await claim(stranger, proof)).toEqual(used)
  const { attemptId } = purchase
  await decideReview({ attemptId, actor: finder, decision: 'deny' })
  expect(await claim(stranger, proof)).toEqual(used)
  const next = await triesAgain(purchase)
  expect(await claim(next, proof)).toEqual({ ok: true })
  expect(await readTransferProof({ attemptId: next.attemptId, actor: finder })).not.toBeNull()
  expect(await claim(stranger, proof)).toEqual(used)
})

test('a proof that was sent ahead is taken once, and from nobody but who sent it', async () => {
  const [one, other] = [await aTransfer(), await aTransfer()]
  const sender = holderOf(one)
  const { key } = (await (await sendAll(sender)).json()) as Arrived
  const form = new FormData()
  form.set('proofSent', key!)
  const claimAs = ({ token }: OpenPurchase) =>
    claimTransfer(mintScope.purchaseToken(token), { form, actor: buyer })
  expect(await claimAs(other)).toEqual({ ok: false, reason: 'proof-missing' })
  expect(await claimAs(one)).toEqual({ ok: true })
  const transfer = await db.manualTransfer.findUniqueOrThrow({ where: { orderId: one.orderId } })
  expect(transfer.proofHash).toBe(hashOf(sender.bytes))
  expect(await sharp(transfer.proof!).metadata()).toMatchObject({ format: 'webp', width: 300 })
  expect(await db.upload.count({ where: sender.owner })).toBe(0)
})

test('so many proofs within an hour are said to be too many, also when they come with their form', async () => {
  const purchase = await aTransfer()
  for (let made = 0; made < 30; made++) await mayMake({ purchaseId: purchase.purchaseId }, 'paper')
  expect(await claim(purchase, await aProof())).toEqual({ ok: false, reason: 'proof-too-often' })
})

test('a line of the statement pays one purchase', async () => {
  const [one, other] = [await aTransfer(), await aTransfer()]
  expect(await record(one, 10_000n, 'BRI 0001')).toEqual({ ok: true })
  // Drop the index of the bare reference and the last two are red.
  for (const typed of ['BRI 0001', 'bri 0001', 'BRI-00.01']) {
    expect(await record(other, 10_000n, typed)).toEqual({ ok: false, reason: 'reference-used' })
  }
})

async function aRejectedTransfer() {
  const purchase = await aTransfer()
  await claim(purchase, await aProof())
  const { attemptId } = purchase
  await decideReview({ attemptId, actor: finder, decision: 'deny' })
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'failed' })
  return purchase
}

async function triesAgain(purchase: OpenPurchase): Promise<OpenPurchase> {
  const started = await payAgain(mintScope.purchaseToken(purchase.token), { way: null })
  expect(started).toMatchObject({ ok: true })
  const next = (await attemptsOf(purchase.purchaseId)).at(-1)!
  return { ...purchase, attemptId: next.id, orderId: next.providerOrderId }
}

async function arrives(purchase: OpenPurchase, amount?: bigint) {
  const { attemptId } = purchase
  const asked = (await attemptOf(attemptId)).amount
  expect(await record(purchase, amount ?? asked)).toEqual({ ok: true })
  expect(await confirm({ attemptId, actor: confirmer })).toEqual({ ok: true })
}

// Put `rejected_at IS NULL` back into the desk, or the CHECK into the database, and these are red.
test('what was rejected and stands on the statement later pays a purchase that still waits', async () => {
  const purchase = await aRejectedTransfer()
  await arrives(purchase)
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'paid' })
  expect(await getTransferAtDesk(purchase.orderId)).toMatchObject({
    isRejected: true,
    isConfirmed: true,
  })
})

test('what was rejected and comes when another payment was made goes back to the buyer', async () => {
  const purchase = await aRejectedTransfer()
  const again = await triesAgain(purchase)
  await arrives(again)
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'paid' })
  const { amount } = await attemptOf(purchase.attemptId)
  await arrives(purchase)
  await runMoneyJobs()
  expect(await attemptOf(purchase.attemptId)).toMatchObject({ status: 'unexpected' })
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([{ amount, status: 'manual' }])
})

test('what was rejected and comes as another amount is a case', async () => {
  const purchase = await aRejectedTransfer()
  await arrives(purchase, 5_000n)
  const found = await db.discrepancy.findFirstOrThrow({ where: { attemptId: purchase.attemptId } })
  expect(found).toMatchObject({ kind: 'amountMismatch', amount: 5_000n })
  expect(await giveBackWrongMoney({ caseId: found.id, actor: finder })).toEqual({ ok: true })
})

test('who showed a proof of money that is not there is told so, once', async () => {
  const [purchase, arrived] = [await aTransfer(), await aTransfer()]
  const letters = ({ purchaseId }: OpenPurchase) =>
    db.message.findMany({ where: { purchaseId, template: 'transfer-rejected' } })
  for (const each of [purchase, arrived]) await claim(each, await aProof())
  for (let time = 0; time < 2; time++) {
    await decideReview({ attemptId: purchase.attemptId, actor: finder, decision: 'deny' })
    await transferBook.reject(purchase.orderId)
  }
  // Money that is there is not rejected, whoever asks for it.
  await record(arrived, (await attemptOf(arrived.attemptId)).amount)
  await confirm({ attemptId: arrived.attemptId, actor: confirmer })
  await transferBook.reject(arrived.orderId)
  await runPendingJobs()
  const [letter, ...more] = await letters(purchase)
  expect(letter!.text).toContain('/pembelian/')
  expect([more, await letters(arrived)]).toEqual([[], []])
})

test('nobody looked at a proof for a day: the goods are free, and the desk still has it to decide', async () => {
  const [paid, unpaid] = [await aTransfer(), await aTransfer()]
  const isListed = async ({ attemptId }: OpenPurchase) =>
    (await listReviews()).rows.some(({ id }) => id === attemptId)
  for (const purchase of [paid, unpaid]) {
    expect(await claim(purchase, await aProof())).toEqual({ ok: true })
    await letTimePass(purchase.purchaseId, 27 * 60)
    expect(await expirePurchase(purchase.purchaseId)).toBe('expired')
    expect(await isListed(purchase)).toBe(true)
  }
  await decideReview({ attemptId: unpaid.attemptId, actor: finder, decision: 'deny' })
  expect(await getTransferAtDesk(unpaid.orderId)).toMatchObject({ isRejected: true })
  const { attemptId } = paid
  await record(paid, (await attemptOf(attemptId)).amount)
  expect(await confirm({ attemptId, actor: confirmer })).toEqual({ ok: true })
  expect(await purchaseOf(paid.purchaseId)).toMatchObject({ status: 'paid' })
  expect([await isListed(paid), await isListed(unpaid)]).toEqual([false, false])
})
