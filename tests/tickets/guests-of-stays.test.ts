import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { readGateList } from '#app/features/bookings/gate-list.server.ts'
import { ticketTokenOf } from '#app/features/bookings/ticket-page.server.ts'
import { verifyTicket } from '#app/features/bookings/ticket-keys.server.ts'
import { addVisitToCart } from '#app/features/cart/commands.server.ts'
import { listCartLines } from '#app/features/cart/queries.server.ts'
import { cancelTickets } from '#app/features/orders/cancel-tickets.server.ts'
import { listGuests } from '#app/features/orders/guest-queries.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aCart, aPaidPurchase } from '#tests/factories/purchases.ts'

// Rooms and the people who sleep in them are two numbers: the room is sold, the people come to the gate.

const stayOf = (guests: number | null, days = 0) =>
  ({ kind: 'stay', date: inDays(days), departure: inDays(days + 2), guests }) as const

async function booked(guests: number | null, quantity: number, days = 0) {
  const room = await anExperience({ units: 3 })
  const visit = stayOf(guests, days)
  const purchase = await aPaidPurchase([{ variant: room, quantity, visit }])
  const booking = await db.booking.findFirstOrThrow({ where: { listingId: room.listingId } })
  return { room, visit, purchase, booking }
}

async function seenBy({ room, booking }: Awaited<ReturnType<typeof booked>>) {
  const shopId = mintScope.shop(room.shopId)
  const gate = await readGateList({ shopId, slug: 'toko' })
  const [guest] = await listGuests({ shopId, role: 'manager', date: inDays(0) })
  return {
    gate: gate.bookings.find(({ id }) => id === booking.id)?.count,
    list: guest && [guest.quantity, guest.guests],
    ticket: verifyTicket(ticketTokenOf(booking)!),
  }
}

test('the gate counts people, the house counts rooms', async () => {
  const stay = await booked(3, 2)
  expect(stay.booking).toMatchObject({ quantity: 2, guests: 3 })
  expect(await seenBy(stay)).toMatchObject({
    gate: 3,
    list: [2, 3],
    ticket: { ticket: { count: 3 } },
  })
  // Of one where nobody said so, one comes for each room.
  expect(await seenBy(await booked(null, 2))).toMatchObject({ gate: 2, list: [2, null] })
})

test('more guests than the rooms have beds need another room', async () => {
  const room = await anExperience({ units: 3 })
  const { scope, id: cartId } = await aCart([])
  const add = (guests: number, quantity: number) =>
    addVisitToCart(scope, stayOf(guests, 3), [{ variantId: room.id, quantity }])
  expect(await add(3, 1)).toMatchObject({ ok: false, reason: 'too-many-people' })
  expect(await add(3, 2)).toMatchObject({ ok: true })
  // A second time it is another room, for more people.
  expect(await add(2, 1)).toMatchObject({ ok: true })
  expect(await listCartLines(db, cartId)).toMatchObject([{ quantity: 3, visit: { guests: 5 } }])
})

test('who gives a room up brings no more guests than the others sleep', async () => {
  const { purchase, booking } = await booked(4, 2, 30)
  const given = await cancelTickets({
    purchaseToken: mintScope.purchaseToken(purchase.token),
    bookingId: booking.id,
    count: 1,
    // Two nights of one room, in time for all of it.
    seen: rupiah(20_000),
    actor: { type: 'buyer', id: null },
  })
  expect(given).toMatchObject({ ok: true })
  expect(await db.booking.findUniqueOrThrow({ where: { id: booking.id } })).toMatchObject({
    quantity: 1,
    guests: 2,
  })
})

test('the database keeps guests to stays, and to those who come', async () => {
  const { booking } = await booked(2, 1, 5)
  const set = (guests: number) => db.booking.update({ where: { id: booking.id }, data: { guests } })
  await expect(set(0)).rejects.toThrow('bookings_guests_check')
  await expect(set(1000)).rejects.toThrow('bookings_guests_check')
  const day = await aPaidPurchase([
    { variant: await anExperience(), visit: { kind: 'day', date: inDays(3), sessionId: null } },
  ])
  const visit = { orderLine: { orderId: day.orders[0]!.id } }
  await expect(db.booking.updateMany({ where: visit, data: { guests: 2 } })).rejects.toThrow(
    'bookings_guests_check',
  )
})
