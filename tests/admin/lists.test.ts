import { beforeAll, expect, test } from 'vitest'
import { newCode, newId } from '#app/core/ids.ts'
import { openDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { countHangingAttempts } from '#app/features/payments/hanging-attempts.server.ts'
import { type LetterName, lettersNamed } from '#app/features/messages/letters.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { loader as announcements } from '#app/routes/admin/announcements.tsx'
import { loader as complaints } from '#app/routes/admin/complaints.tsx'
import { loader as letters } from '#app/routes/admin/deliveries.tsx'
import { loader as money } from '#app/routes/admin/money.tsx'
import { loader as refunds } from '#app/routes/admin/refunds.tsx'
import { loader as inbox } from '#app/routes/kelola/inbox.tsx'
import { db, transaction } from '#app/server/db.server.ts'
import { aMember, signedInCookie } from '#tests/accounts/people.ts'
import { aPaidOrder, aShop } from '#tests/desk/desk-story.ts'
import { asking, wholeList } from '#tests/desk/whole-list.ts'
import { anAdmin, type TestAdmin } from './desk-people.ts'

// What an admin looks for is found by an address, on whichever page of the list it stands.

let admin: TestAdmin
let cookie: string
beforeAll(async () => {
  admin = await anAdmin()
  cookie = (await signedInCookie(admin.id)).cookie
})

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** A purchase whose payments are as they are said to be. */
async function aPurchaseWith(statuses: readonly ('pending' | 'failed' | 'review')[]) {
  const { orderId } = await aPaidOrder(await aShop(), { quantity: 1 })
  const { purchase } = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { purchase: { include: { attempts: true } } },
  })
  const [model] = purchase.attempts
  const made = statuses.map((status) => ({
    ...model!,
    id: newId(),
    providerOrderId: newId(),
    providerTransactionId: null,
    status,
    expiresAt: new Date(Date.now() + 3_600_000),
  }))
  await db.paymentAttempt.createMany({ data: made as never })
  const { attempts: _paid, ...itself } = purchase
  return { number: purchase.number, purchase: itself, attempts: made }
}

async function aCase(kind: 'unknownOrder' | 'amountMismatch', attemptId: string | null = null) {
  const dedupeKey = `mismatch:${newId()}`
  await transaction((tx) =>
    openDiscrepancy(tx, { kind, attemptId, amount: 1_000n as never, dedupeKey, details: {} }),
  )
  const { id } = await db.discrepancy.findUniqueOrThrow({ where: { dedupeKey } })
  return id
}

test('what waits for a decision is read to its end, the first to run out first', async () => {
  const { purchase, attempts } = await aPurchaseWith(['failed'])
  const many = Array.from({ length: 30 }, (_, each) => ({ id: newId(), each }))
  const { cartId: _cart, cartVersion: _version, ...like } = purchase
  await db.purchase.createMany({
    data: many.map(({ id, each }) => ({
      ...like,
      id,
      number: `LB-TINJAU${each + 10}`,
      token: newId(),
      cartId: newId(),
      cartVersion: 1,
    })) as never,
  })
  // Several in one moment: the page ends between them.
  await db.paymentAttempt.createMany({
    data: many.map(({ id }) => ({
      ...attempts[0]!,
      id: newId(),
      purchaseId: id,
      providerOrderId: newId(),
      status: 'review',
    })) as never,
  })
  const { rows, pages } = await wholeList(async (putusan) => {
    const { reviews } = await money(asking(cookie, { cari: 'lb-tinjau', putusan }))
    return reviews
  })
  expect([pages, new Set(ids(rows)).size]).toEqual([2, 30])
  // The tile of the first page leads to these alone.
  const ended = await aCase('unknownOrder')
  await db.discrepancy.update({
    where: { id: ended },
    data: { resolution: 'closed', resolvedAt: new Date() },
  })
  const held = await money(asking(cookie, { keadaan: 'tertahan' }))
  expect([held.reviews.rows.length, held.cases]).toEqual([25, []])
  const closed = await money(asking(cookie, { keadaan: 'selesai' }))
  expect([ids(closed.cases), closed.reviews.rows]).toEqual([[ended], []])
})

// Red when one of the three is left out, and when an attempt that is looked at in time is listed.
test('payments that nothing moves any more are listed and counted, each with its reason', async () => {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
  const inAnHour = ago(-60)
  const hangs = async (
    data: Record<'expiresAt' | 'nextCheckAt' | 'createdAt', Date> & { askedAt: Date | null },
    status: 'pending' | 'review',
  ) => {
    const [attempt] = (await aPurchaseWith([status])).attempts
    await db.paymentAttempt.update({ where: { id: attempt!.id }, data })
    return attempt!.id
  }
  const fine = { expiresAt: inAnHour, nextCheckAt: inAnHour, createdAt: ago(120), askedAt: ago(5) }
  const before = await countHangingAttempts()
  const past = await hangs({ ...fine, expiresAt: ago(20) }, 'pending')
  const overdue = await hangs({ ...fine, nextCheckAt: ago(20) }, 'pending')
  const silent = await hangs({ ...fine, askedAt: null }, 'pending')
  const quiet = [
    await hangs(fine, 'pending'),
    await hangs({ ...fine, expiresAt: ago(20) }, 'review'),
  ]
  expect(await countHangingAttempts()).toBe(before + 3)
  const { rows } = await wholeList(async (gantung) => {
    const { hanging, cases } = await money(asking(cookie, { keadaan: 'menggantung', gantung }))
    expect(cases).toEqual([])
    return hanging
  })
  const why = new Map(rows.map((row) => [row.id, row.why]))
  expect([past, overdue, silent].map((id) => why.get(id))).toEqual(['past', 'overdue', 'silent'])
  expect(quiet.filter((id) => why.has(id))).toEqual([])
  expect(rows.length).toBe(before + 3)
})

test('a payment that hangs is found by the number of its purchase or order', async () => {
  const { number, attempts } = await aPurchaseWith(['pending', 'failed'])
  await aPurchaseWith(['pending'])
  for (const cari of [number, `${number}-1`, number.toLowerCase()]) {
    const { attempts: found } = await money(asking(cookie, { cari }))
    expect(ids(found.rows)).toEqual(expect.arrayContaining(ids(attempts)))
    expect(new Set(found.rows.map(({ purchaseNumber }) => purchaseNumber))).toEqual(
      new Set([number]),
    )
  }
  expect((await money(asking(cookie))).attempts.rows).toEqual([])
  expect((await money(asking(cookie, { cari: '%' }))).attempts.rows).toEqual([])
})

test('a tile of the overview leads to its own cases, and a number to those of its purchase', async () => {
  const { number, attempts } = await aPurchaseWith(['failed'])
  const unknown = await aCase('unknownOrder')
  const mismatch = await aCase('amountMismatch', attempts[0]!.id)
  const listOf = async (query: Record<string, string>) =>
    ids((await money(asking(cookie, query))).cases)
  expect(await listOf({ jenis: 'unknownOrder' })).toContain(unknown)
  expect(await listOf({ jenis: 'unknownOrder' })).not.toContain(mismatch)
  expect(await listOf({ cari: number })).toEqual([mismatch])
  expect(await listOf({ jenis: 'lain' })).toEqual(expect.arrayContaining([unknown, mismatch]))
})

test('refunds and complaints are found by a number', async () => {
  const { number, attempts } = await aPurchaseWith(['failed'])
  const order = await db.order.findFirstOrThrow({ where: { purchase: { number } } })
  await db.order.update({
    where: { id: order.id },
    data: { status: 'delivered', complainedAt: new Date(), complaintKind: 'damaged' },
  })
  const { purchaseId } = attempts[0]!
  const refund = {
    id: newId(),
    purchaseId,
    attemptId: attempts[0]!.id,
    amount: 1_000n,
    refundKey: newId(),
    status: 'manual',
    reason: 'shopRefused',
  } as const
  await db.refund.create({ data: refund })
  const page = await refunds(asking(cookie, { keadaan: 'kirim', cari: number }))
  expect(ids(page.refunds)).toEqual([refund.id])
  expect((await refunds(asking(cookie, { cari: newCode(8) }))).refunds).toEqual([])
  const said = await complaints(asking(cookie, { keadaan: 'menunggu', cari: order.number }))
  expect(said.complaints.map(({ number: each }) => each)).toEqual([order.number])
  expect((await complaints(asking(cookie, { cari: newCode(8) }))).complaints).toEqual([])
})

const aLetter = (letter: { template: string; status: 'failed' | 'sent'; shopId?: string }) => ({
  id: newId(),
  channel: 'email' as const,
  recipient: 'siapa@example.com',
  locale: 'id',
  subject: `Kabar ${letter.template}`,
  text: 'rahasia-di-dalam',
  html: '',
  dedupeKey: newId(),
  ...letter,
})

test('letters that failed have a list of their own, named by words', async () => {
  const failed = aLetter({ template: 'shop-order-expiring', status: 'failed' })
  const sent = aLetter({ template: 'shop-order-expiring', status: 'sent' })
  const other = aLetter({ template: 'account-reset', status: 'failed' })
  await db.message.createMany({ data: [failed, sent, other] as never })
  const listOf = async (query: Record<string, string>) =>
    ids((await letters(asking(cookie, query))).deliveries)
  expect(await listOf({ keadaan: 'gagal' })).toEqual(expect.arrayContaining([failed.id, other.id]))
  expect(await listOf({ keadaan: 'gagal' })).not.toContain(sent.id)
  expect(await listOf({ keadaan: 'gagal', cari: 'hampir lewat' })).toContain(failed.id)
  expect(await listOf({ keadaan: 'gagal', cari: 'hampir lewat' })).not.toContain(other.id)
  expect(await listOf({ cari: 'siapa@example.com' })).toEqual([])
})

test('every letter has words in both languages', () => {
  for (const locale of ['id', 'en'] as const) {
    const { names } = messagesFor(locale).letters
    const all: readonly LetterName[] = lettersNamed('', [names])
    expect(Object.keys(names).sort()).toEqual([...all].sort())
  }
})

test('the messages of a BUM Desa are found by their title, never by what is secret in them', async () => {
  const shop = await aShop()
  const other = await aShop()
  const mine = aLetter({ template: 'shop-order-new', status: 'sent', shopId: shop.id })
  const theirs = aLetter({ template: 'shop-order-new', status: 'sent', shopId: other.id })
  const many = Array.from({ length: 40 }, () =>
    aLetter({ template: 'shop-allowed', status: 'sent', shopId: shop.id }),
  )
  await db.message.createMany({ data: [mine, theirs, ...many] as never })
  const { user } = await aMember('manager', shop.id)
  const own = (await signedInCookie(user.id)).cookie
  const { rows } = await wholeList(async (sebelum) => {
    const { messages, next } = await inbox(asking(own, { sebelum }))
    return { rows: messages, next }
  })
  expect(rows).toHaveLength(41)
  const found = async (cari: string) => ids((await inbox(asking(own, { cari }))).messages)
  expect(await found('ORDER-NEW')).toEqual([mine.id])
  expect(await found('rahasia-di')).toEqual([])
})

test('announcements are found by their words, and read to their end', async () => {
  const date = new Date('2026-12-01')
  const words = { titleId: 'Panen raya', titleEn: 'Harvest', textId: 'Ayo', textEn: 'Come' }
  await db.announcement.createMany({
    data: Array.from({ length: 35 }, (_, each) => ({
      id: newId(),
      ...words,
      titleId: each === 0 ? 'Listrik padam' : words.titleId,
      audience: 'everybody' as const,
      fromDate: date,
      untilDate: date,
    })),
  })
  const { rows } = await wholeList(async (setelah) => {
    const page = await announcements(asking(cookie, { setelah }))
    return { rows: page.announcements, next: page.next }
  })
  expect(rows.length).toBeGreaterThanOrEqual(35)
  const found = await announcements(asking(cookie, { cari: 'listrik' }))
  expect(found.announcements.map(({ titleId }) => titleId)).toEqual(['Listrik padam'])
})
