import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { noteCame } from '#app/features/bookings/attendance.server.ts'
import { recordPhoneScans } from '#app/features/bookings/gate-sync.server.ts'
import { listGateDoubles } from '#app/features/bookings/gate-doubles.server.ts'
import { cancelTickets } from '#app/features/orders/cancel-tickets.server.ts'
import {
  completeDeliveredOrders,
  finishVisits,
} from '#app/features/orders/clock-commands.server.ts'
import { listGuests } from '#app/features/orders/guest-queries.server.ts'
import { action as came } from '#app/routes/kelola/day-came.tsx'
import { loader as dayPage } from '#app/routes/kelola/calendar-day.tsx'
import { rupiah } from '#app/core/rupiah.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase, type TestPurchase } from '#tests/factories/purchases.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { aDesk, args, statusOf } from './calendar-desk.ts'

/** Two people, and as if their day had been so many days ago. */
async function aVisitOf(desk: Awaited<ReturnType<typeof aDesk>>, daysAgo: number) {
  const beach = await anExperience({ shop: desk.shop })
  const visit = { kind: 'day', date: inDays(1), sessionId: null } as const
  const purchase = await aPaidPurchase([{ variant: beach, quantity: 2, visit }])
  const { purchaseId } = purchase
  const date = new Date(inDays(-daysAgo))
  await db.slot.updateMany({ where: { listingId: beach.listingId }, data: { date } })
  await db.booking.updateMany({ where: { purchaseId }, data: { date } })
  const { id } = await db.booking.findFirstOrThrow({ where: { purchaseId } })
  return { ...purchase, bookingId: id, date: inDays(-daysAgo) }
}

const presenceOn = async (
  { scope }: Awaited<ReturnType<typeof aDesk>>,
  date: ReturnType<typeof inDays>,
) => (await listGuests({ shopId: scope, role: 'manager', date })).map(({ presence }) => presence)

const orderOf = ({ orders: [order] }: TestPurchase) =>
  db.order.findFirstOrThrow({ where: { id: order!.id, shopId: order!.shopId } })

test('who was not scanned did not come once the day is over, and may still come before', async () => {
  const desk = await aDesk()
  const past = await aVisitOf(desk, 2)
  const today = await aVisitOf(desk, 0)
  expect(await presenceOn(desk, past.date)).toEqual([{ kind: 'absent' }])
  expect(await presenceOn(desk, today.date)).toEqual([{ kind: 'expected' }])
  const scan = { id: newId(), bookingId: past.bookingId, gate: '1', count: 1, scannedBy: newId() }
  const told = { ...scan, scannedAt: new Date().toISOString() }
  await recordPhoneScans({ shopId: desk.scope, actor: desk.manager }, [told])
  expect(await presenceOn(desk, past.date)).toEqual([{ kind: 'entered', count: 1 }])
})

test('no money comes back, and the order completes as if they had come', async () => {
  const desk = await aDesk()
  const visit = await aVisitOf(desk, 2)
  const { bookingId } = visit
  const purchaseToken = mintScope.purchaseToken(visit.token)
  const actor = { type: 'buyer', id: null } as const
  expect(
    await cancelTickets({ purchaseToken, bookingId, actor, count: 1, seen: rupiah(0) }),
  ).toEqual({ ok: false, reason: 'too-late' })
  await finishVisits()
  await asOwner(`UPDATE orders SET completes_at = now() - interval '1 hour' WHERE id = $1`, [
    visit.orders[0]!.id,
  ])
  await completeDeliveredOrders()
  expect(await orderOf(visit)).toMatchObject({ status: 'completed' })
  expect(await db.refund.count({ where: { purchaseId: visit.purchaseId } })).toBe(0)
  expect(await presenceOn(desk, visit.date)).toEqual([{ kind: 'absent' }])
})

// Write a scan instead of a note, and the phone that tells later lets in two too many.
test('the manager notes once that they came; a phone that tells later makes nobody one too many', async () => {
  const desk = await aDesk()
  const visit = await aVisitOf(desk, 2)
  const { bookingId, date } = visit
  const deed = { shopId: desk.scope, bookingId, actor: desk.manager }
  const answers = await Promise.all(Array.from({ length: 5 }, () => noteCame(deed)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await presenceOn(desk, date)).toEqual([{ kind: 'noted' }])
  expect(
    await db.auditEntry.count({ where: { subjectId: bookingId, action: 'noted-as-come' } }),
  ).toBe(1)
  const scan = { id: newId(), bookingId, gate: '1', count: 2, scannedBy: newId() }
  const told = { ...scan, scannedAt: new Date().toISOString() }
  await recordPhoneScans({ shopId: desk.scope, actor: desk.manager }, [told])
  expect(await presenceOn(desk, date)).toEqual([{ kind: 'entered', count: 2 }])
  expect(await listGateDoubles({ shopId: desk.scope })).toEqual([])
  await expect(
    asOwner(`DELETE FROM attendance_notes WHERE booking_id = '${bookingId}'`),
  ).rejects.toThrow()
})

test('only a manager of this BUM Desa notes it, for a visit that is over and was not called off', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const visit = await aVisitOf(desk, 2)
  const today = await aVisitOf(desk, 0)
  const { date } = visit
  const form = { booking: visit.bookingId }
  const pengawas = await aDesk(desk.shop, 'supervisor')
  expect(await statusOf(came(args({ cookie: pengawas.cookie, date, form })))).toBe(403)
  expect(await statusOf(came(args({ cookie: other.cookie, date, form })))).toBe(404)
  for (const booking of ['', 'x', newId()]) {
    expect(await statusOf(came(args({ cookie: desk.cookie, date, form: { booking } })))).toBe(404)
  }
  const early = { booking: today.bookingId }
  expect(await came(args({ cookie: desk.cookie, date: today.date, form: early }))).toMatchObject({
    init: { status: 409 },
  })
  expect(await came(args({ cookie: desk.cookie, date, form }))).toMatchObject({ status: 302 })
  expect(await came(args({ cookie: desk.cookie, date, form }))).toMatchObject({
    data: { refusal: { reason: 'already-changed' } },
    init: { status: 409 },
  })
  const page = await dayPage(args({ cookie: desk.cookie, date }))
  const guests = page.experiences.flatMap((experience) => experience.guests)
  expect(guests).toMatchObject([{ presence: { kind: 'noted' } }])
})
