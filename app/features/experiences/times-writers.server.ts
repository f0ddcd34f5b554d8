import { newId } from '#app/core/ids.ts'
import { ok } from '#app/core/result.ts'
import { zoneNameOfExperience } from '#app/features/bookings/zone-name.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Experience } from './experience.ts'
import {
  type Broken,
  breaks,
  type Saved,
  type SectionDeed,
  type Writer,
  writer,
  wrong,
} from './save-section.server.ts'
import type { ValuesIn } from './section.ts'
import { type Mode, timesSections } from './sections.ts'

type At = Experience & SectionDeed
type Times = typeof timesSections

export const timesWriters: Record<Mode, Writer> = {
  anyDay: writer(timesSections.anyDay, writeDay),
  session: writer(timesSections.session, writeSessions),
  night: writer(timesSections.night, writeUnits),
  groupOnRequest: writer(timesSections.groupOnRequest, writeGroups),
}

async function writeDay(
  tx: Tx,
  at: At,
  { capacity, arriveBy }: ValuesIn<Times['anyDay']>,
): Promise<Saved> {
  const broken = await soldAbove(tx, at, { capacity })
  if (broken) return breaks(broken)
  await tx.experience.update({
    where: { listingId_shopId: { listingId: at.listingId, shopId: at.shopId } },
    data: { capacity, arriveBy },
  })
  return ok()
}

async function writeGroups(
  tx: Tx,
  at: At,
  { groups: capacity, arriveBy, durationMinutes }: ValuesIn<Times['groupOnRequest']>,
): Promise<Saved> {
  const broken = await soldAbove(tx, at, { capacity })
  if (broken) return breaks(broken)
  await tx.experience.update({
    where: { listingId_shopId: { listingId: at.listingId, shopId: at.shopId } },
    data: { capacity, arriveBy, durationMinutes: durationMinutes ?? null },
  })
  return ok()
}

/** A time that somebody has booked stays: another one is another session. */
async function writeSessions(
  tx: Tx,
  at: At,
  { durationMinutes, rows }: ValuesIn<Times['session']>,
): Promise<Saved> {
  const { listingId, shopId, sessions } = at
  const twice = firstTaken(rows, sessions, (each: { startsAt: string }) => each.startsAt)
  if (twice >= 0) return wrong({ [`startsAt.${twice}`]: 'twice' })
  if (!rows.some(({ isActive }) => isActive === 'on')) return wrong({ '': 'noneOffered' })
  await tx.experience.update({
    where: { listingId_shopId: { listingId, shopId } },
    data: { durationMinutes },
  })
  for (const { id, startsAt, places: capacity, isActive: offered } of rows) {
    const isActive = offered === 'on'
    const before = sessions.find((session) => session.id === id)
    if (!before) {
      await tx.experienceSession.create({
        data: { id: newId(), listingId, startsAt, capacity, isActive },
      })
      continue
    }
    const broken =
      (before.startsAt !== startsAt || (before.isActive && !isActive)) &&
      (await bookedSession(tx, at, before))
    if (broken) return breaks(broken)
    const tooMany = await soldAbove(tx, at, { capacity, session: before })
    if (tooMany) return breaks(tooMany)
    await tx.experienceSession.update({
      where: { id: before.id },
      data: { startsAt, capacity, isActive },
    })
  }
  return ok()
}

/** A room that somebody has booked is not taken away; its name may change. */
async function writeUnits(
  tx: Tx,
  at: At,
  { arriveBy, departBy, rows }: ValuesIn<Times['night']>,
): Promise<Saved> {
  const { listingId, shopId, units } = at
  const twice = firstTaken(rows, units, (each: { name: string }) => each.name.toLowerCase())
  if (twice >= 0) return wrong({ [`name.${twice}`]: 'twice' })
  if (!rows.some(({ isActive }) => isActive === 'on')) return wrong({ '': 'noneOffered' })
  await tx.experience.update({
    where: { listingId_shopId: { listingId, shopId } },
    data: { arriveBy, departBy },
  })
  for (const [position, { id, name, sleeps, isActive: offered }] of rows.entries()) {
    const isActive = offered === 'on'
    const before = units.find((unit) => unit.id === id)
    if (!before) {
      const data = { id: newId(), listingId, name, sleeps, isActive, position }
      await tx.experienceUnit.create({ data })
      continue
    }
    const broken = before.isActive && !isActive && (await bookedUnit(tx, before))
    if (broken) return breaks(broken)
    await tx.experienceUnit.update({ where: { id: before.id }, data: { name, sleeps, isActive } })
  }
  return ok()
}

/** Of two that are called alike the later row; -1 when each has a name of its own. */
function firstTaken<Named>(
  rows: readonly (Named & { id: string })[],
  known: readonly (Named & { id: string })[],
  nameOf: (named: Named) => string,
): number {
  return rows.findIndex(
    (row, index) =>
      rows.slice(0, index).some((other) => nameOf(other) === nameOf(row)) ||
      known.some((other) => other.id !== row.id && nameOf(other) === nameOf(row)),
  )
}

/** The fullest coming day of which nothing special is said, when it has more than so many. */
async function soldAbove(
  tx: Tx,
  { listingId }: At,
  { capacity, session }: { capacity: number; session?: { id: string; startsAt: string } },
): Promise<Broken | null> {
  const sessionId = session?.id ?? null
  const [found] = await tx.$queryRaw<{ date: string; sold: number }[]>`
    SELECT s.date::text, s.held + s.sold AS sold FROM slots s
    JOIN experiences e ON e.listing_id = s.listing_id
    WHERE s.listing_id = ${listingId}::uuid AND s.add_on_id IS NULL
      AND s.session_id IS NOT DISTINCT FROM ${sessionId}::uuid
      AND s.date >= (now() AT TIME ZONE ${zoneNameOfExperience})::date AND s.held + s.sold > ${capacity}
      AND NOT EXISTS (SELECT FROM experience_dates d WHERE d.listing_id = s.listing_id
        AND d.date = s.date AND d.session_id IS NOT DISTINCT FROM s.session_id AND d.capacity IS NOT NULL)
    ORDER BY s.held + s.sold DESC, s.date LIMIT 1`
  return found ? { reason: 'below-sold', ...found, name: session?.startsAt ?? '' } : null
}

async function bookedSession(
  tx: Tx,
  { listingId }: At,
  session: { id: string; startsAt: string },
): Promise<Broken | null> {
  const [found] = await tx.$queryRaw<{ date: string }[]>`
    SELECT s.date::text FROM slots s JOIN experiences e ON e.listing_id = s.listing_id
    WHERE s.listing_id = ${listingId}::uuid AND s.session_id = ${session.id}::uuid
      AND s.date >= (now() AT TIME ZONE ${zoneNameOfExperience})::date AND s.held + s.sold > 0
    ORDER BY s.date LIMIT 1`
  return found ? { reason: 'has-bookings', ...found, name: session.startsAt } : null
}

async function bookedUnit(tx: Tx, unit: { id: string; name: string }): Promise<Broken | null> {
  const [found] = await tx.$queryRaw<{ date: string }[]>`
    SELECT stay.arrival::text AS date FROM unit_stays stay
    WHERE stay.unit_id = ${unit.id}::uuid AND NOT stay.is_released AND stay.booking_id IS NOT NULL
      AND stay.departure > now()::date
    ORDER BY stay.arrival LIMIT 1`
  return found ? { reason: 'has-bookings', ...found, name: unit.name } : null
}
