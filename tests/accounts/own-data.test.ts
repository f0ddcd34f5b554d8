import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { eraseAccount } from '#app/features/users/erase-account.server.ts'
import { exportAccount } from '#app/features/users/export-account.server.ts'
import { listOwnPurchases } from '#app/features/users/queries.server.ts'
import { signIn } from '#app/features/users/sign-in.server.ts'
import { db } from '#app/server/db.server.ts'
import { findVisitor } from '#app/server/session.server.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import {
  aCaller,
  aMember,
  aPerson,
  goodPassword,
  identifierOf,
  requestWith,
  signedInCookie,
} from './people.ts'

/** A purchase of this person, with what somebody typed on the way. */
async function aPurchaseOf(userId: string, status: 'completed' | 'paid') {
  const { purchaseId } = await aPaidPurchase()
  await db.purchase.update({ where: { id: purchaseId }, data: { userId } })
  await db.order.updateMany({
    where: { purchaseId },
    data: {
      status,
      buyerNote: 'Rumah cat hijau dekat masjid',
      complainedAt: new Date(),
      complaintKind: 'damaged',
      complaint: 'Kerupuknya remuk',
    },
  })
  return purchaseId
}

test('own purchases are listed, and nobody else', async () => {
  const [person, other] = [await aPerson(), await aPerson()]
  await aPurchaseOf(person.id, 'paid')
  const { purchases } = await listOwnPurchases(person, null)
  expect(purchases).toHaveLength(1)
  expect(purchases[0]!.shopNames).toEqual(['BUM Desa Contoh'])
  expect((await listOwnPurchases(other, null)).purchases).toEqual([])
})

test('a proof of payment goes with who showed it, and what was confirmed stays', async () => {
  const person = await aPerson()
  const purchaseId = await aPurchaseOf(person.id, 'completed')
  const { providerOrderId: orderId, amount } = await db.paymentAttempt.findFirstOrThrow({
    where: { purchaseId },
  })
  await db.paymentAttempt.updateMany({
    where: { purchaseId },
    data: { provider: 'manual-transfer' },
  })
  const [proof, now] = [new Uint8Array([1]), new Date()]
  const seen = { seenAmount: amount, seenReference: orderId, seenBy: newId(), seenAt: now }
  const claimed = { proof, proofHash: orderId, claimedAt: now }
  const confirmed = { confirmedBy: newId(), confirmedAt: now }
  await db.manualTransfer.create({ data: { orderId, amount, ...claimed, ...seen, ...confirmed } })
  await db.upload.create({
    data: { id: newId(), purchaseId, kind: 'paper', hash: '0'.repeat(64), parts: 1, paper: proof },
  })
  expect(await eraseAccount(person.id, goodPassword)).toEqual({ ok: true })
  expect(await db.upload.count({ where: { purchaseId } })).toBe(0)
  const kept = await db.manualTransfer.findUniqueOrThrow({ where: { orderId } })
  expect(kept).toMatchObject({ ...seen, ...confirmed, proof: null, proofHash: null })
  const where = { orderId }
  await expect(db.manualTransfer.update({ where, data: { seenAmount: 1n } })).rejects.toThrow()
})

test('the export holds everything about the person and no secret', async () => {
  const person = await aPerson({ name: 'Siti Ekspor' })
  const { cookie } = await signedInCookie(person.id)
  await aPurchaseOf(person.id, 'paid')
  const text = await exportAccount(person.id)
  const everything = JSON.parse(text)
  expect(everything.account).toMatchObject({ name: 'Siti Ekspor', email: person.email })
  expect(everything.purchases[0].details).toMatchObject({
    phone: expect.stringMatching(/^\+62812\d+$/),
  })
  expect(everything.purchases[0].orders[0]).toMatchObject({ complaint: 'Kerupuknya remuk' })
  expect(everything.purchases[0].total).toMatch(/^\d+$/)
  expect(text).not.toContain(person.passwordHash)
  expect(text).not.toContain(cookie.slice('sid='.length))
})

test('erasing deletes who it was and keeps what was sold', async () => {
  const person = await aPerson({ name: 'Siti Hapus' })
  const { cookie } = await signedInCookie(person.id)
  const purchaseId = await aPurchaseOf(person.id, 'completed')
  expect(await eraseAccount(person.id, 'salah')).toEqual({ ok: false, reason: 'wrong-password' })
  const before = await db.purchase.findUniqueOrThrow({ where: { id: purchaseId } })
  expect(await eraseAccount(person.id, goodPassword)).toEqual({ ok: true, value: undefined })

  const purchase = await db.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    include: { details: true, orders: true, messages: true },
  })
  expect(purchase.total).toBe(before.total)
  expect(purchase.userId).toBe(person.id)
  expect(purchase.details).toBeNull()
  expect(purchase.orders).toMatchObject([
    { buyerNote: null, complaint: null, complaintKind: 'damaged' },
  ])
  expect(purchase.messages.every(({ text, recipient }) => text === '' && recipient === '')).toBe(
    true,
  )
  const user = await db.user.findUniqueOrThrow({ where: { id: person.id } })
  expect(user).toMatchObject({ name: '–', email: null, phone: null, totpSecret: null })
  expect(await findVisitor(requestWith(cookie))).toBeNull()
  const credentials = { identifier: identifierOf(person), password: goodPassword }
  expect((await signIn(credentials, aCaller())).ok).toBe(false)
})

test('while an order is under way, or somebody still serves a BUM Desa, nothing is erased', async () => {
  const buyer = await aPerson()
  await aPurchaseOf(buyer.id, 'paid')
  expect(await eraseAccount(buyer.id, goodPassword)).toMatchObject({ reason: 'open-orders' })
  const { user } = await aMember('manager')
  expect(await eraseAccount(user.id, goodPassword)).toMatchObject({ reason: 'still-serving' })
})

test('the address is free again after erasing', async () => {
  const person = await aPerson()
  await eraseAccount(person.id, goodPassword)
  await expect(aPerson({ email: person.email, phone: person.phone })).resolves.toBeTruthy()
})
