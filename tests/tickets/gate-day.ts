import { newId } from '#app/core/ids.ts'
import { proofOf, ticketCode } from '#app/features/bookings/ticket-code.server.ts'
import { gateKeys } from '#app/features/bookings/ticket-keys.server.ts'
import { ticketTokenOf } from '#app/features/bookings/ticket-page.server.ts'
import { db } from '#app/server/db.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import { asOwner } from '#tests/setup/as-owner.ts'

export type DayTicket = { id: string; count: number; token: string; code: string }

/** Paid tickets for today, each for so many people. */
export async function aDayOfTickets(...counts: readonly number[]) {
  const experience = await anExperience({ capacity: 100 })
  const visit = { kind: 'day', date: inDays(0), sessionId: null } as const
  const { orders } = await aPaidPurchase([{ variant: experience, quantity: counts[0]!, visit }])
  const orderId = orders[0]!.id
  const bookingIds = idsOfOwnCodes(counts.length - 1)
  const copies = bookingIds.map((booking, at) => ({
    line: newId(),
    booking,
    quantity: counts[at + 1]!,
  }))
  // Hundreds of purchases would take minutes; the gate reads nothing but these two rows of each.
  await asOwner(
    `WITH copies AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS c(line uuid, booking uuid, quantity int)),
       lines AS (INSERT INTO order_lines SELECT copy.* FROM order_lines l, copies c,
         jsonb_populate_record(l, jsonb_build_object('id', c.line)) copy WHERE l.order_id = $1 RETURNING id)
     INSERT INTO bookings SELECT copy.* FROM bookings b JOIN order_lines l ON l.id = b.order_line_id, copies c,
       jsonb_populate_record(b, jsonb_build_object('id', c.booking, 'order_line_id', c.line, 'quantity', c.quantity)) copy
       WHERE l.order_id = $1`,
    [orderId, JSON.stringify(copies)],
  )
  const bookings = await db.booking.findMany({
    where: { orderLine: { orderId } },
    include: { orderLine: { include: { order: true } } },
  })
  const placeOf = (id: string) => copies.findIndex(({ booking }) => booking === id)
  const inOrder = bookings.toSorted((a, b) => placeOf(a.id) - placeOf(b.id))
  const tickets = inOrder.map((booking): DayTicket => {
    const { id, quantity, orderLine } = booking
    const code = ticketCode({ id, orderNumber: orderLine.order.number })
    return { id, count: quantity, token: ticketTokenOf(booking)!, code }
  })
  const shop = await db.shop.findUniqueOrThrow({ where: { id: experience.shopId } })
  return { shop: { id: shop.id, slug: shop.slug, name: shop.name }, experience, tickets }
}

/** No order has hundreds of tickets, among which two could prove themselves by the same four letters. */
function idsOfOwnCodes(count: number): string[] {
  const byProof = new Map<string, string>()
  while (byProof.size < count) {
    const id = newId()
    byProof.set(proofOf(id), id)
  }
  return [...byProof.values()]
}

/** Somebody who works at a BUM Desa, signed in, and what the page of the gate tells the phone. */
export async function aGatekeeper(
  shop: { id: string; slug: string; name: string },
  role: 'staff' | 'supervisor' = 'staff',
) {
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Bu Penjaga', passwordHash: 'x' } })
  await db.membership.create({ data: { userId, shopId: shop.id, role } })
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  const { slug, name } = shop
  return { cookie: `sid=${token}`, boot: { shop: { slug, name }, userId, keys: gateKeys() } }
}
