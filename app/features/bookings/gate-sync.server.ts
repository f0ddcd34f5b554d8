import { receiveBalance } from './balance-commands.server.ts'
import { db } from '#app/server/db.server.ts'
import {
  type Actor,
  columnsOfDesk,
  type DeedOfDesk,
  type DeskScope,
  listingOfDesk,
  mintScope,
  shopOfDesk,
} from '#app/server/scopes.server.ts'
import type { PhoneScan, PhoneTaking } from './gate-form.ts'

/**
 * `unknown`: no paid ticket of this BUM Desa, or of the unit of who did it, so there is nothing to write it to. `surplus`: money that
 * is not owed (any more), which stands in the history of the order from now on.
 */
export type SyncOutcome = { id: string; outcome: 'recorded' | 'unknown' | 'surplus' }

export type SyncDeed = DeedOfDesk & { actor: Actor & { type: 'staff' } }

/**
 * Writes down whom a phone let in without signal. It happened, so nothing is refused for being too
 * many: that is shown afterwards. One after the other, so that one that fails takes no other along;
 * what is sent twice is one.
 */
export async function recordPhoneScans(
  deed: SyncDeed,
  scans: readonly PhoneScan[],
): Promise<SyncOutcome[]> {
  const whoDid = await colleagues(deed)
  const outcomes: SyncOutcome[] = []
  for (const scan of scans) {
    const { id: scannedBy, desk } = whoDid(scan.scannedBy)
    const isKnown = await record({ desk, actor: deed.actor }, { ...scan, scannedBy })
    outcomes.push({ id: scan.id, outcome: isKnown ? 'recorded' : 'unknown' })
  }
  return outcomes
}

/** The money of the site that phones took without signal; what is sent twice is one. */
export async function recordPhoneTakings(
  deed: SyncDeed,
  takings: readonly PhoneTaking[],
): Promise<SyncOutcome[]> {
  const whoDid = await colleagues(deed)
  const outcomes: SyncOutcome[] = []
  for (const { id, bookingId, amount, means, takenAt, takenBy } of takings) {
    const taker = whoDid(takenBy)
    const shopId = shopOfDesk(taker.desk)
    const booking = await db.booking.findFirst({
      where: {
        id: bookingId,
        shopId,
        status: { in: ['booked', 'cancelled'] },
        ...listingOfDesk(taker),
      },
      select: { orderLine: { select: { orderId: true } } },
    })
    const received =
      booking &&
      (await receiveBalance({
        shopId,
        bookingId,
        amount,
        means,
        orderId: booking.orderLine.orderId,
        actor: { type: 'staff', id: taker.id },
        taking: { id, at: new Date(takenAt) },
      }))
    outcomes.push({ id, outcome: !received ? 'unknown' : received.ok ? 'recorded' : 'surplus' })
  }
  return outcomes
}

/** Somebody who works here, and what of it that person may touch. */
type Colleague = { id: string; desk: DeskScope }

/**
 * Somebody who works here did it, perhaps before another signed in on the same phone: it counts by what that
 * person may touch, so that nothing is lost with who sends it.
 */
export async function colleagues(deed: SyncDeed): Promise<(userId: string) => Colleague> {
  const { shopId, unitId } = columnsOfDesk(deed)
  const people = await db.membership.findMany({
    where: { shopId },
    select: { userId: true, businessUnitId: true },
  })
  const unitOf = new Map(people.map((person) => [person.userId, person.businessUnitId]))
  const self = { id: deed.actor.id, desk: mintScope.desk({ shopId, unitId }) }
  return (id) => {
    const unit = unitOf.get(id)
    return unit === undefined || id === self.id
      ? self
      : { id, desk: mintScope.desk({ shopId, unitId: unit }) }
  }
}

/** Waits for a gate that looks at the same ticket just now; whether the scan is on record afterwards. */
async function record({ actor, ...of }: SyncDeed, scan: PhoneScan): Promise<boolean> {
  const { shopId, unitId } = columnsOfDesk(of)
  const { id, bookingId, gate, count, scannedAt, scannedBy } = scan
  const [found] = await db.$queryRaw<{ id: string }[]>`
    WITH booking AS (
      SELECT id, shop_id FROM bookings
      WHERE id = ${bookingId}::uuid AND shop_id = ${shopId}::uuid AND status IN ('booked', 'calledOff', 'cancelled')
        AND add_on_id IS NULL
        AND (${unitId}::uuid IS NULL OR listing_id IN (SELECT id FROM listings
          WHERE shop_id = ${shopId}::uuid AND business_unit_id = ${unitId}::uuid))
      FOR NO KEY UPDATE),
    written AS (
      INSERT INTO gate_scans
        (id, booking_id, shop_id, gate, count, scanned_at, scanned_by, synced_by)
      SELECT ${id}::uuid, id, shop_id, ${gate}, ${count}::int,
        -- Nobody came in later than now, whatever the clock of the phone says.
        least(${new Date(scannedAt)}::timestamptz, clock_timestamp()), ${scannedBy}::uuid, ${actor.id}::uuid
      FROM booking
      ON CONFLICT (booking_id, id) DO NOTHING)
    SELECT id FROM booking`
  return found !== undefined
}
