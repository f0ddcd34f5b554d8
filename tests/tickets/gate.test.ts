import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { checkAtGate, type GateDeed } from '#app/features/bookings/gate.server.ts'
import { gateDayOf } from '#app/features/bookings/gate-day.ts'
import { readGateList } from '#app/features/bookings/gate-list.server.ts'
import { ticketCode } from '#app/features/bookings/ticket-code.server.ts'
import { ticketTokenOf } from '#app/features/bookings/ticket-page.server.ts'
import { action as gateAction, loader as gatePage } from '#app/routes/kelola/gate.tsx'
import { db, transaction } from '#app/server/db.server.ts'
import { returnVisits } from '#app/features/bookings/commands.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import { aShop } from '#tests/factories/shops.ts'
import { asOwner } from '#tests/setup/as-owner.ts'

type TestTicket = Awaited<ReturnType<typeof aTicket>>

/** A paid ticket for so many, for today unless it is said otherwise. */
async function aTicket({ people = 1, days = 0 } = {}) {
  const experience = await anExperience()
  const visit = { kind: 'day', date: inDays(days), sessionId: null } as const
  const { orders } = await aPaidPurchase([{ variant: experience, quantity: people, visit }])
  const booking = await db.booking.findFirstOrThrow({
    where: { orderLine: { orderId: orders[0]!.id } },
    include: { orderLine: { include: { order: true } } },
  })
  const { id, orderLine, shopId } = booking
  const typed = ticketCode({ id, orderNumber: orderLine.order.number })
  return { id, shopId, orderId: orders[0]!.id, token: ticketTokenOf(booking)!, typed }
}

function check(ticket: TestTicket, changes: Partial<GateDeed> = {}) {
  return checkAtGate({
    shopId: mintScope.shop(ticket.shopId),
    actor: { type: 'staff', id: newId() },
    code: ticket.token,
    gate: '1',
    count: null,
    scanId: newId(),
    ...changes,
  })
}

const insideOf = async ({ id }: TestTicket) => {
  const scans = await db.gateScan.findMany({ where: { bookingId: id } })
  return scans.reduce((sum, { count }) => sum + count, 0)
}

test('a ticket lets in once, and the next gate hears when and where', async () => {
  const ticket = await aTicket()
  expect(await check(ticket, { gate: '2' })).toMatchObject({ kind: 'let-in', entered: 1, left: 0 })
  const again = await check(ticket)
  const { scannedAt } = await db.gateScan.findFirstOrThrow({ where: { bookingId: ticket.id } })
  expect(again).toMatchObject({ kind: 'already-in', at: scannedAt, gate: '2' })
})

test('the code is scanned, typed, or comes as the address of the ticket', async () => {
  const ticket = await aTicket({ people: 4 })
  for (const code of [
    ticket.token,
    ` ${ticket.typed.toLowerCase()} `,
    `https://lumbung.example/en/tiket/${ticket.token}`,
  ]) {
    expect(await check(ticket, { code, count: 1 })).toMatchObject({ kind: 'let-in', entered: 1 })
  }
  expect(await insideOf(ticket)).toBe(3)
})

test('what the phone sends twice is one scan', async () => {
  const ticket = await aTicket({ people: 3 })
  const scanId = newId()
  const answers = [
    await check(ticket, { scanId, count: 2 }),
    await check(ticket, { scanId, count: 2 }),
  ]
  expect(answers).toMatchObject([
    { kind: 'let-in', entered: 2, left: 1 },
    { kind: 'let-in', entered: 2, left: 1 },
  ])
  expect(await insideOf(ticket)).toBe(2)
  // The same page sent for another ticket is another scan.
  expect(await check(await aTicket(), { scanId })).toMatchObject({ kind: 'let-in' })
})

test('of a group so many come in as are left', async () => {
  const ticket = await aTicket({ people: 5 })
  expect(await check(ticket)).toMatchObject({ kind: 'valid', left: 5 })
  expect(await check(ticket, { count: 3 })).toMatchObject({ kind: 'let-in', left: 2 })
  expect(await check(ticket, { count: 3 })).toMatchObject({ kind: 'too-many', left: 2 })
  expect(await check(ticket, { count: 2 })).toMatchObject({ kind: 'let-in', left: 0 })
  expect(await check(ticket)).toMatchObject({ kind: 'already-in' })
})

// Without the lock of the booking every gate sees room.
test('twenty gates at once let in five of a ticket for five', async () => {
  const ticket = await aTicket({ people: 5 })
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, gate) => check(ticket, { gate: String(gate), count: 1 })),
  )
  expect(answers.filter(({ kind }) => kind === 'let-in')).toHaveLength(5)
  expect(await insideOf(ticket)).toBe(5)
})

test('another day, a cancelled visit and what is no ticket do not let in', async () => {
  const tomorrow = await aTicket({ days: 1 })
  expect(await check(tomorrow)).toMatchObject({ kind: 'other-day', when: 'tomorrow' })
  const cancelled = await aTicket()
  await transaction((tx) => returnVisits(tx, cancelled.orderId))
  expect(await check(cancelled)).toMatchObject({ kind: 'cancelled' })
  const ticket = await aTicket()
  const other = ticket.token[80] === 'A' ? 'B' : 'A'
  const mutant = ticket.token.slice(0, 80) + other + ticket.token.slice(81)
  for (const code of [mutant, `${ticket.typed.slice(0, -4)}2222`, 'LB-22222222-1-2222']) {
    expect(await check(ticket, { code })).toEqual({ kind: 'forged', seen: null })
  }
  for (const code of ['', '\u0000', 'https://example.com/', ticket.id, 'x'.repeat(2000)]) {
    expect(await check(ticket, { code })).toEqual({ kind: 'unreadable' })
  }
  expect(await insideOf(ticket)).toBe(0)
})

test('the ticket of another BUM Desa is as good as none', async () => {
  const ticket = await aTicket()
  const shopId = mintScope.shop((await aShop()).id)
  for (const code of [ticket.token, ticket.typed]) {
    expect(await check(ticket, { shopId, code })).toEqual({ kind: 'forged', seen: null })
  }
  const foreign = { id: newId(), bookingId: ticket.id, shopId, gate: '1', count: 1 }
  await expect(
    db.gateScan.create({ data: { ...foreign, scannedAt: new Date(), scannedBy: newId() } }),
  ).rejects.toThrow('gate_scans_booking_id_shop_id_fkey')
})

test('who came in is on record for good', async () => {
  await check(await aTicket())
  await expect(asOwner('UPDATE gate_scans SET count = count')).rejects.toThrow('append-only')
  await expect(asOwner('DELETE FROM gate_scans')).rejects.toThrow('append-only')
})

test('the day says how many are in, of this BUM Desa and of today', async () => {
  const ticket = await aTicket({ people: 4 })
  await check(ticket, { count: 3, gate: 'Utara' })
  const day = await dayOf(ticket)
  expect(day.listings).toMatchObject([{ booked: 4, inside: 3 }])
  expect(day.recent).toMatchObject([{ count: 3, gate: 'Utara' }])
  const later = await aTicket({ days: 1 })
  expect((await dayOf(later)).listings).toEqual([])
})

async function dayOf({ shopId }: TestTicket) {
  const list = await readGateList({ shopId: mintScope.readableShop(shopId), slug: 'tempat-ini' })
  return gateDayOf(list, { now: list.issuedAt, own: [] })
}

test('staff check at the gate the address names; the pengawas looks on, strangers see nothing', async () => {
  const ticket = await aTicket()
  const [staff, supervisor, stranger] = [
    await cookieOf(ticket.shopId, 'staff'),
    await cookieOf(ticket.shopId, 'supervisor'),
    await cookieOf((await aShop()).id, 'staff'),
  ]
  const form = { code: ticket.typed, scanId: newId() }
  await expect(gateAction(args(supervisor, form))).rejects.toMatchObject({ status: 403 })
  expect(await gatePage(args(supervisor))).toMatchObject({ mayCheck: false })
  expect(await gateAction(args(stranger, form))).toMatchObject({
    data: { answer: { kind: 'forged' } },
  })
  expect(await gateAction(args(staff, { code: ticket.typed }))).toMatchObject({
    init: { status: 422 },
  })
  expect(await gateAction(args(staff, form))).toMatchObject({
    data: { answer: { kind: 'let-in' } },
  })
  const { day } = await gatePage(args(staff))
  expect(day.recent).toMatchObject([{ gate: 'Timur', count: 1 }])
})

async function cookieOf(shopId: string, role: 'staff' | 'supervisor'): Promise<string> {
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Rekan', passwordHash: 'x' } })
  await db.membership.create({ data: { userId, shopId, role } })
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  return `sid=${token}`
}

function args(cookie: string, form?: Record<string, string>): ActionFunctionArgs {
  const request = new Request('http://localhost:3000/kelola/gerbang?gerbang=Timur', {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  return { request, params: {}, context: {} } as unknown as ActionFunctionArgs
}
