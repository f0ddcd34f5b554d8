import { newId } from '#app/core/ids.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { type Actor, systemActor } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { countersOf } from './slots.server.ts'

/** Without a choice by then the money goes back by itself. */
const chooseWithinDays = 7

type CalledOff = {
  id: string
  shopId: string
  orderId: string
  /** Null: people. */
  addOnId: string | null
  /** The same for all who come together. */
  party: string
}

/** Who was paying while the day was called off is told as soon as the money is here. */
export async function callOffLatecomers(tx: Tx, purchaseId: string): Promise<void> {
  const which = Prisma.sql`b.purchase_id = ${purchaseId}::uuid`
  await callOffBookings(tx, { which, actor: systemActor })
}

/**
 * Paid bookings among `b` that would come on a day that was called off: of a stay one of its nights is
 * enough. Whoever is inside has been there, and so have those who came along.
 */
export const affectedBookings = (which: Prisma.Sql, calledOff: Prisma.Sql) => Prisma.sql`
  SELECT b.id, d.reason FROM bookings b JOIN ${calledOff} d ON d.listing_id = b.listing_id
    AND d.date >= b.date AND d.date < coalesce(b.departure, b.date + 1)
    AND (d.session_id IS NULL OR d.session_id = b.session_id)
  WHERE ${which} AND b.status = 'booked'
    AND NOT EXISTS (SELECT FROM gate_scans scan JOIN bookings v ON v.id = scan.booking_id
      WHERE v.purchase_id = b.purchase_id AND v.listing_id = b.listing_id AND v.date = b.date
        AND v.session_id IS NOT DISTINCT FROM b.session_id
        AND v.departure IS NOT DISTINCT FROM b.departure)`

/** Why a day was called off that somebody is about to pay for; null as long as none was. */
export async function whyNotToPay(purchaseId: string): Promise<string | null> {
  const [calledOff] = await db.$queryRaw<{ reason: string }[]>`
    SELECT d.reason FROM bookings b JOIN called_off_days d ON d.listing_id = b.listing_id
      AND d.date >= b.date AND d.date < coalesce(b.departure, b.date + 1)
      AND (d.session_id IS NULL OR d.session_id = b.session_id)
    WHERE b.purchase_id = ${purchaseId}::uuid AND b.status = 'held' ORDER BY d.date LIMIT 1`
  return calledOff?.reason ?? null
}

/** The calendar must be locked. Says how many parties have to choose now. */
export async function callOffBookings(
  tx: Tx,
  { which, actor }: { which: Prisma.Sql; actor: Actor },
): Promise<number> {
  const due = affectedBookings(which, Prisma.sql`called_off_days`)
  // Locked first and looked at again: somebody may have let them in meanwhile.
  await tx.$queryRaw`
    SELECT b.id FROM bookings b WHERE b.id IN (SELECT id FROM (${due}) due) ORDER BY b.id
    FOR NO KEY UPDATE`
  const rows = await tx.$queryRaw<CalledOff[]>`
    WITH over AS (
      UPDATE bookings b SET status = 'calledOff', call_off_reason = due.reason,
        choose_by = now() + make_interval(days => ${chooseWithinDays}::int)
      FROM (SELECT DISTINCT ON (id) id, reason FROM (${due}) each_due ORDER BY id, reason) due
      WHERE b.id = due.id AND b.status = 'booked'
      RETURNING b.*
    ), freed AS (
      UPDATE unit_stays SET is_released = true WHERE booking_id IN (SELECT id FROM over)
    ), emptier AS (
      UPDATE slots SET sold = sold - gone.quantity
      FROM (${countersOf(Prisma.sql`over`)}) gone WHERE slots.id = gone.id
    )
    SELECT over.id, over.shop_id AS "shopId", line.order_id AS "orderId", over.add_on_id AS "addOnId",
      concat_ws(' ', line.order_id, over.listing_id, over.date, over.session_id, over.departure) AS party
    FROM over JOIN order_lines line ON line.id = over.order_line_id ORDER BY over.id`
  await recordAudit(
    tx,
    rows.map(({ id, shopId }) => ({
      subject: { type: 'booking', id },
      action: 'called-off',
      from: 'booked',
      to: 'calledOff',
      actor,
      shopId,
    })),
  )
  const parties = [...Map.groupBy(rows, ({ party }) => party).values()]
  for (const party of parties) {
    const bookingId = (party.find(({ addOnId }) => addOnId === null) ?? party[0])?.id
    if (bookingId) await recordEvent(tx, { type: 'booking.calledOff', bookingId, callId: newId() })
  }
  return parties.length
}
