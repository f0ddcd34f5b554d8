import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { getRefundPage } from '#app/features/refunds/desk-queries.server.ts'
import {
  addProof,
  explainNoProof,
  listProofs,
  readProof,
  takeProof,
} from '#app/features/refunds/proofs.server.ts'
import {
  confirmTransfer,
  recordTransfer,
  sendTransferBack,
} from '#app/features/refunds/refund-desk.server.ts'
import { eraseAccount } from '#app/features/users/erase-account.server.ts'
import { action as prepare } from '#app/routes/admin/refund-prepare.tsx'
import { loader as page } from '#app/routes/admin/refund.tsx'
import { loader as proofPage } from '#app/routes/admin/refund-proof.ts'
import { db, pool } from '#app/server/db.server.ts'
import { aPerson, goodPassword, requestWith, signedInCookie } from '#tests/accounts/people.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { type PaymentWorld, startPaymentWorld } from '#tests/money/payment-world.ts'
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

/** Each another file, with the place where it was taken. */
async function aPicture(): Promise<File> {
  const bytes = await sharp({
    create: { width: 400, height: 700, channels: 3, background: 'teal' },
  })
    .withExif({ IFD0: { Artist: newId() }, IFD3: { GPSLatitude: '8/1 6/1 0/1' } })
    .jpeg()
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'bukti.jpg')
}

async function aProof(picture?: File) {
  const form = new FormData()
  form.set('proof', picture ?? (await aPicture()))
  const taken = await takeProof(one, form)
  if (!taken.ok || !taken.value) throw new Error('The picture was not taken')
  return taken.value
}

async function aRecordedRefund() {
  const refund = await aManualRefund(world)
  const { refundId, transfer } = refund
  const proof = await aProof()
  const recorded = await recordTransfer({ refundId, actor: one, transfer: { ...transfer, proof } })
  expect(recorded).toMatchObject({ ok: true })
  const [kept] = await listProofs(refundId, one)
  return { ...refund, proof, proofId: kept!.id }
}

// Leave `isVisible` out of readProof, or out of listProofs, and this is red.
test('who must find the transfer on the statement sees the proof only after he has', async () => {
  const { refundId, proofId, proof, seen, transfer } = await aRecordedRefund()
  const look = (actor: TestAdmin) => readProof({ refundId, proofId, actor })
  expect(await look(other)).toBeNull()
  expect(await listProofs(refundId, other)).toMatchObject([{ state: 'hidden', reference: null }])
  expect(await listProofs(refundId, one)).toMatchObject([
    { state: 'visible', reference: transfer.reference, addedByName: 'Admin Contoh' },
  ])
  expect(Buffer.from((await look(one))!).equals(proof.paper)).toBe(true)
  await confirmTransfer({ refundId, actor: other, seen })
  expect(Buffer.from((await look(other))!).equals(proof.paper)).toBe(true)
  expect(await listProofs(refundId, other)).toMatchObject([
    { state: 'visible', reference: transfer.reference },
  ])
})

// Leave recordAudit out of readProof and this is red.
test('every look at a proof is in the trail, and a look that was refused is none', async () => {
  const { refundId, proofId, seen } = await aRecordedRefund()
  await readProof({ refundId, proofId, actor: other })
  expect(await deedsOn(refundId)).toEqual(['prepared', 'proof-added'])
  await readProof({ refundId, proofId, actor: one })
  await confirmTransfer({ refundId, actor: other, seen })
  await readProof({ refundId, proofId, actor: other })
  expect(await deedsOn(refundId)).toEqual([
    'prepared',
    'proof-added',
    'proof-read',
    'status:confirmed',
    'proof-read',
  ])
  const looks = await db.auditEntry.findMany({
    where: { subjectId: refundId, action: 'proof-read' },
    orderBy: { sequence: 'asc' },
  })
  expect(looks.map(({ actorId, details }) => [actorId, details])).toEqual([
    [one.id, { proof: proofId }],
    [other.id, { proof: proofId }],
  ])
})

test('the page and the picture say nothing of it to who must confirm', async () => {
  const { refundId, proofId, transfer, seen } = await aRecordedRefund()
  const asked = async ({ id }: TestAdmin, params: object) => {
    const { cookie } = await signedInCookie(id)
    return { request: requestWith(cookie, '/admin'), params, context: {} } as never
  }
  const picture = async (admin: TestAdmin, params = { refundId, proofId }) =>
    proofPage(await asked(admin, params)).then(
      ({ headers }) => headers.get('cache-control'),
      (error: Response) => error.status,
    )
  const shown = JSON.stringify(await page(await asked(other, { refundId })), noBigInt)
  expect(shown).toContain(proofId)
  expect(shown).not.toContain(transfer.reference)
  expect(await picture(other)).toBe(404)
  expect(await picture(one)).toBe('private, no-store')
  expect(await picture(one, { refundId: newId(), proofId })).toBe(404)
  expect(await picture(one, { refundId, proofId: 'x' })).toBe(404)
  await confirmTransfer({ refundId, actor: other, seen })
  expect(await picture(other)).toBe('private, no-store')
})

test('what is kept is made anew: no place, and not what was sent', async () => {
  const { proofId } = await aRecordedRefund()
  const { paper } = await db.refundProof.findUniqueOrThrow({ where: { id: proofId } })
  expect(await sharp(paper!).metadata()).toMatchObject({ format: 'webp', width: 400, height: 700 })
  expect((await sharp(paper!).metadata()).exif).toBeUndefined()
})

// Drop the index `refund_proofs_hash_key` and this is red.
test('one picture is the proof of one transfer', async () => {
  const { proof } = await aRecordedRefund()
  const { refundId, transfer } = await aManualRefund(world)
  const again = await recordTransfer({ refundId, actor: one, transfer: { ...transfer, proof } })
  expect(again).toEqual({ ok: false, reason: 'proof-used' })
  expect(await db.refund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({
    preparedBy: null,
  })
  const mine = await aProof()
  await recordTransfer({ refundId, actor: one, transfer })
  const added = await atOnce(() => addProof({ refundId, actor: one, proof: mine }))
  expect(wins(added)).toBe(1)
  expect(added).toContainEqual({ ok: false, reason: 'proof-used' })
})

// Leave `not-yours` out of addProof and this is red.
test('a second proof stands beside the first, and only who recorded the transfer adds one', async () => {
  const { refundId, proofId, seen } = await aRecordedRefund()
  const add = async (actor: TestAdmin) => addProof({ refundId, actor, proof: await aProof() })
  expect(await add(other)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await add(one)).toMatchObject({ ok: true })
  await confirmTransfer({ refundId, actor: other, seen })
  expect(await add(other)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await add(one)).toMatchObject({ ok: true })
  expect((await listProofs(refundId, other)).map(({ id }) => id)).toHaveLength(3)
  expect((await listProofs(refundId, other)).at(-1)).toMatchObject({ id: proofId })
  const nobodys = await aManualRefund(world)
  const early = { refundId: nobodys.refundId, actor: one, proof: await aProof() }
  expect(await addProof(early)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await addProof({ ...early, refundId: newId() })).toEqual({
    ok: false,
    reason: 'not-found',
  })
})

test('the proof of a transfer that was undone stays, and the next one has its own', async () => {
  const { refundId, transfer, seen } = await aRecordedRefund()
  await sendTransferBack({ refundId, actor: other })
  expect(await listProofs(refundId, other)).toMatchObject([{ state: 'hidden', reference: null }])
  const again = { ...transfer, reference: 'MDR 777001', proof: await aProof() }
  await recordTransfer({ refundId, actor: one, transfer: again })
  await confirmTransfer({ refundId, actor: other, seen: { ...seen, reference: 'MDR 777001' } })
  expect(await listProofs(refundId, other)).toMatchObject([
    { state: 'visible', reference: 'MDR 777001' },
    { state: 'visible', reference: transfer.reference },
  ])
})

// Drop the trigger `keep_refund_proof` and this is red.
test('the database exchanges no proof and deletes none', async () => {
  const { proofId } = await aRecordedRefund()
  const other = await aProof()
  for (const change of [{ ...other }, { reference: 'X' }, { addedAt: new Date(0) }]) {
    const exchanged = db.refundProof.update({ where: { id: proofId }, data: change })
    await expect(exchanged).rejects.toThrow('append-only')
  }
  await expect(db.refundProof.delete({ where: { id: proofId } })).rejects.toThrow('append-only')
})

async function withoutWords() {
  const refund = await aManualRefund(world)
  const transfer = { ...refund.transfer, noProof: null }
  return { ...refund, transfer }
}

// Leave `proof-missing` out of confirmTransfer and the database refuses it; drop `check_refund_proof` and this is red.
test('nobody confirms without the paper of this very transfer, or why the bank gave none', async () => {
  const { refundId, transfer, seen } = await withoutWords()
  const confirm = (reference = seen.reference) =>
    confirmTransfer({ refundId, actor: other, seen: { ...seen, reference } })
  const record = (more: object) =>
    recordTransfer({ refundId, actor: one, transfer: { ...transfer, ...more } })
  const missing = { ok: false, reason: 'proof-missing' }
  await record({ proof: await aProof() })
  await sendTransferBack({ refundId, actor: other })
  // Its paper is of the transfer that never left.
  await record({ reference: 'MDR 55001' })
  expect(await confirm('MDR 55001')).toEqual(missing)
  const byHand = db.refund.update({ where: { id: refundId }, data: { confirmedBy: other.id } })
  await expect(byHand).rejects.toThrow('has no proof')
  expect(await explainNoProof({ refundId, actor: other, reason: 'x' })).toEqual({
    ok: false,
    reason: 'not-yours',
  })
  const reason = 'Mesin setoran tidak mencetak struk.'
  expect(await explainNoProof({ refundId, actor: one, reason })).toEqual({ ok: true })
  expect(await confirm('MDR 55001')).toMatchObject({ ok: true })
  expect(await getRefundPage(refundId)).toMatchObject({ noProofReason: reason })
  const said = await db.auditEntry.findFirstOrThrow({
    where: { subjectId: refundId, action: 'proof-missing' },
  })
  expect(said).toMatchObject({ actorId: one.id, details: { noProof: reason } })
})

test('the paper alone is enough, and a reason does not outlive its transfer', async () => {
  const { refundId, transfer, seen } = await withoutWords()
  await recordTransfer({ refundId, actor: one, transfer: { ...transfer, noProof: 'Tidak ada.' } })
  await sendTransferBack({ refundId, actor: other })
  await recordTransfer({ refundId, actor: one, transfer })
  const confirm = () => confirmTransfer({ refundId, actor: other, seen })
  expect(await confirm()).toEqual({ ok: false, reason: 'proof-missing' })
  expect(await addProof({ refundId, actor: one, proof: await aProof() })).toMatchObject({
    ok: true,
  })
  expect(await confirm()).toMatchObject({ ok: true })
})

// Leave refundProof out of erasePurchases and this is red.
test('the picture leaves with the buyer; that there was one stays', async () => {
  const { refundId, purchaseId, proofId, seen } = await aRecordedRefund()
  await confirmTransfer({ refundId, actor: other, seen })
  const buyer = await aPerson()
  await db.purchase.update({ where: { id: purchaseId }, data: { userId: buyer.id } })
  await pool.query(`UPDATE orders SET status = 'cancelled' WHERE purchase_id = $1`, [purchaseId])
  expect(await eraseAccount(buyer.id, goodPassword)).toMatchObject({ ok: true })
  expect(await readProof({ refundId, proofId, actor: one })).toBeNull()
  expect(await listProofs(refundId, one)).toMatchObject([{ id: proofId, state: 'erased' }])
})

test('a file that is no picture, or a used one, keeps the reference that was typed', async () => {
  const used = await aPicture()
  const { refundId: earlier } = await aRecordedRefund()
  await addProof({ refundId: earlier, actor: one, proof: await aProof(used) })
  const { refundId, transfer } = await aManualRefund(world)
  const { cookie } = await signedInCookie(one.id)
  const post = async (file: File | null, typed: Record<string, string> = transfer) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(typed)) body.set(name, value)
    if (file) body.set('proof', file)
    const request = requestWith(cookie, '/admin', { method: 'POST', body })
    return prepare({ request, params: { refundId }, context: {} } as never)
  }
  expect(await post(new File(['<svg/>'], 'bukti.jpg'))).toMatchObject({
    data: { problem: 'not-a-picture', wrong: [], typed: { reference: transfer.reference } },
    init: { status: 400 },
  })
  // No browser gives a chosen file back, so the form knows it by its name.
  const wrong = await post(await aPicture(), { ...transfer, reference: 'x' })
  const proofSent = expect.stringMatching(/^[0-9a-f]{64}$/)
  expect(wrong).toMatchObject({
    data: { problem: null, wrong: ['reference'], typed: { date: transfer.date }, proofSent },
  })
  expect(await post(await aPicture(), { ...transfer, date: '2020-01-01' })).toMatchObject({
    data: { wrong: ['date'], typed: { reference: transfer.reference }, proofSent },
    init: { status: 409 },
  })
  expect(await post(used)).toMatchObject({
    data: { refusal: 'proof-used', typed: { reference: transfer.reference } },
  })
  expect(await listProofs(refundId, one)).toEqual([])
  const named = (wrong as unknown as { data: { proofSent: string } }).data.proofSent
  // What a browser sends for a file that was not chosen.
  const unchosen = new File([], '')
  const gone = { ...transfer, proofSent: 'f'.repeat(64) }
  expect(await post(unchosen, gone)).toMatchObject({ data: { problem: 'gone' } })
  expect(await post(unchosen, { ...transfer, proofSent: named })).toMatchObject({ status: 302 })
  expect(await listProofs(refundId, one)).toHaveLength(1)
})

const noBigInt = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
