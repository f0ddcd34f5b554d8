import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'

/**
 * They were there, though no gate has scanned them: written down once their day is over, on no scan of its
 * own, so that a phone that tells of them later is not one too many. Money is not touched: a visit is earned
 * on its day, whoever came.
 */
export function noteCame(deed: {
  shopId: AuthorizedShopId
  bookingId: string
  actor: Actor & { type: 'staff' }
}): Promise<Result<undefined, 'not-found' | 'already-changed'>> {
  const { shopId, bookingId, actor } = deed
  return transaction(async (tx) => {
    const [booking] = await tx.$queryRaw<{ isAbsent: boolean }[]>`
      SELECT b.status = 'booked' AND coalesce(b.departure, b.date) < (now() AT TIME ZONE zone_name(e.zone))::date
        AND NOT EXISTS (SELECT FROM gate_scans scan WHERE scan.booking_id = b.id)
        AND NOT EXISTS (SELECT FROM attendance_notes note WHERE note.booking_id = b.id) AS "isAbsent"
      FROM bookings b JOIN experiences e ON e.listing_id = b.listing_id
      WHERE b.id = ${bookingId}::uuid AND b.shop_id = ${shopId}::uuid AND b.add_on_id IS NULL
      FOR NO KEY UPDATE OF b`
    if (!booking) return refuse('not-found')
    if (!booking.isAbsent) return refuse('already-changed')
    const { count } = await tx.attendanceNote.createMany({
      data: [{ bookingId, shopId, notedBy: actor.id }],
      // A colleague was faster while this one waited for the lock.
      skipDuplicates: true,
    })
    if (count === 0) return refuse('already-changed')
    await recordAudit(tx, [
      { subject: { type: 'booking', id: bookingId }, action: 'noted-as-come', actor, shopId },
    ])
    return ok()
  })
}
