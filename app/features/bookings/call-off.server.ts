import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { add, type Rupiah, rupiah } from '#app/core/rupiah.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { affectedBookings, callOffBookings } from './called-off.server.ts'
import type { CalendarDate } from './calendar-date.ts'
import { type CalendarDeed, type DayRefusal, lockDay } from './desk-commands.server.ts'
import { calledOffReason, slotsOfDay } from './experience-calendar.ts'
import { worthOfRest } from './giving-up.ts'

/**
 * The weather, or whatever else: nobody can come on this day, or at this time of it. It is closed, and
 * everybody who has booked it (a stay that has its night) chooses between the money and another day.
 * Who is paying at this moment is asked when the money is here.
 */
export function callOffDay(
  deed: CalendarDeed & { sessionId: string | null; reason: string },
): Promise<Result<{ parties: number }, DayRefusal>> {
  return transaction(async (tx) => {
    const { shopId, listingId, date, sessionId, reason, actor } = deed
    const locked = await lockDay(tx, deed)
    if (!locked.ok) return locked
    const { mode, rules } = locked.value
    const isOffered =
      sessionId === null || slotsOfDay(mode).some((slot) => slot.sessionId === sessionId)
    if (!isOffered || calledOffReason(rules, date, sessionId)) return refuse('already-changed')
    await tx.$executeRaw`
      INSERT INTO called_off_days (id, listing_id, date, session_id, reason)
      VALUES (${newId()}::uuid, ${listingId}::uuid, ${date}::date, ${sessionId}::uuid, ${reason})`
    const parties = await callOffBookings(tx, {
      which: Prisma.sql`b.listing_id = ${listingId}::uuid`,
      actor,
    })
    await recordAudit(tx, [
      {
        subject: { type: 'experience', id: listingId },
        action: 'called-off',
        actor,
        shopId,
        details: { date, sessionId, parties, reason },
      },
    ])
    return ok({ parties })
  })
}

/** Whom it would touch at this moment. */
export type CallOffReach = {
  parties: number
  /** Tickets, groups or rooms. */
  quantity: number
  /** What goes back if all of them want their money. */
  amount: Rupiah
  /** People who are paying just now. */
  held: number
}

type ReachRow = {
  party: string
  addOnId: string | null
  quantity: number
  sold: number
  paid: Rupiah
}

export async function previewCallOff(day: {
  shopId: ReadableShopId
  listingId: string
  date: CalendarDate
  sessionId: string | null
}): Promise<CallOffReach> {
  const { shopId, listingId, date, sessionId } = day
  const planned = Prisma.sql`(SELECT ${listingId}::uuid AS listing_id, ${date}::date AS date,
    ${sessionId}::uuid AS session_id, '' AS reason)`
  const which = Prisma.sql`b.listing_id = ${listingId}::uuid AND b.shop_id = ${shopId}::uuid`
  const [rows, [paying]] = await Promise.all([
    db.$queryRaw<ReachRow[]>`
      SELECT concat_ws(' ', line.order_id, b.date, b.session_id, b.departure) AS party,
        b.add_on_id AS "addOnId", b.quantity, line.quantity AS sold,
        line.maker_share + line.shop_share + line.platform_fee AS paid
      FROM bookings b JOIN order_lines line ON line.id = b.order_line_id
      WHERE b.id IN (SELECT id FROM (${affectedBookings(which, planned)}) due)`,
    db.$queryRaw<{ held: number }[]>`
      SELECT coalesce(sum(b.quantity), 0)::int AS held FROM bookings b
      WHERE ${which} AND b.status = 'held' AND b.add_on_id IS NULL
        AND ${date}::date >= b.date AND ${date}::date < coalesce(b.departure, b.date + 1)
        AND (${sessionId}::uuid IS NULL OR b.session_id = ${sessionId}::uuid)`,
  ])
  const people = rows.filter(({ addOnId }) => addOnId === null)
  return {
    parties: new Set(rows.map(({ party }) => party)).size,
    quantity: people.reduce((sum, { quantity }) => sum + quantity, 0),
    amount: add(rupiah(0), ...rows.map(worthOfRest)),
    held: paying?.held ?? 0,
  }
}
