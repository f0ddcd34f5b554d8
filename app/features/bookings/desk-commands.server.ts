import type { Zone } from '#app/core/dates.ts'
import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#app/core/result.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { loadCalendars } from './calendar.server.ts'
import { type CalendarDate, todayAt } from './calendar-date.ts'
import type { DeskStay, SlotCount } from './desk-day.ts'
import {
  closureOf,
  type ExperienceCalendar,
  openingFor,
  slotKey,
  slotsOfDay,
} from './experience-calendar.ts'

/** What the BUM Desa changes: one day of one of its experiences. */
export type CalendarDeed = {
  shopId: AuthorizedShopId
  listingId: string
  date: CalendarDate
  actor: Actor
}

/** `already-changed`: a colleague was faster, or it is not this BUM Desa's. */
export type DayRefusal = 'past' | 'already-changed'

// Everybody who sells locks the calendar first (commands.server.ts), and so does everybody who changes
// it: while somebody is paying one of the two waits, and then sees what the other has done.

/** From now on nobody can book this day. Whoever has booked it before keeps it. */
export function closeDay(deed: CalendarDeed): Promise<Result<undefined, DayRefusal>> {
  return transaction((tx) => setOpening(tx, deed, false))
}

/** The same, as a part of something larger; a day that is closed already is `already-changed`. */
export function closeDayIn(tx: Tx, deed: CalendarDeed): Promise<Result<undefined, DayRefusal>> {
  return setOpening(tx, deed, false)
}

export function openDay(deed: CalendarDeed): Promise<Result<undefined, DayRefusal>> {
  return transaction((tx) => setOpening(tx, deed, true))
}

async function setOpening(
  tx: Tx,
  deed: CalendarDeed,
  wantsOpen: boolean,
): Promise<Result<undefined, DayRefusal>> {
  const locked = await lockDay(tx, deed)
  if (!locked.ok) return locked
  const { rules } = locked.value
  const wasCalledOff = wantsOpen && (await takeBackCallOff(tx, deed))
  const isOpen = closureOf(rules, deed.date) === null && !wasCalledOff
  if (isOpen === wantsOpen) return refuse('already-changed')
  const said = openingFor({ ...rules, calledOff: new Map() }, deed.date, wantsOpen)
  await sayOfDay(tx, { ...deed, sessionId: null }, { isOpen: said })
  const word = (open: boolean) => (open ? 'open' : 'closed')
  await record(tx, deed, { action: 'opening', from: word(isOpen), to: word(wantsOpen) })
  return ok()
}

/** For who comes from now on; who was told not to come keeps the choice, and may choose this very day. */
async function takeBackCallOff(tx: Tx, { listingId, date }: CalendarDeed): Promise<boolean> {
  const gone = await tx.$executeRaw`
    DELETE FROM called_off_days WHERE listing_id = ${listingId}::uuid AND date = ${date}::date`
  return gone > 0
}

export type CapacityResult =
  | Result<undefined, DayRefusal | 'not-offered'>
  | (Refusal<'below-sold'> & SlotCount & { unit: VisitUnit })

/** Never below what is sold or being paid. Of rooms single ones are blocked instead. */
export function changeCapacity(
  deed: CalendarDeed & { sessionId: string | null; capacity: number },
): Promise<CapacityResult> {
  return transaction(async (tx) => {
    const { date, sessionId, capacity } = deed
    const locked = await lockDay(tx, deed)
    if (!locked.ok) return locked
    const { mode, rules, unit } = locked.value
    const slot = slotsOfDay(mode).find((each) => each.sessionId === sessionId)
    if (!slot || mode.kind === 'night') return refuse('not-offered')
    const count = await slotCountOf(tx, deed)
    if (count.held + count.sold > capacity) {
      return { ...refuse('below-sold'), ...count, unit }
    }
    const before = rules.capacityOverrides.get(slotKey(date, sessionId)) ?? slot.capacity
    await sayOfDay(tx, deed, { capacity: capacity === slot.capacity ? null : capacity })
    await tx.$executeRaw`
      UPDATE slots SET capacity = ${capacity} WHERE listing_id = ${deed.listingId}::uuid
        AND date = ${date}::date AND session_id IS NOT DISTINCT FROM ${sessionId}::uuid
        AND add_on_id IS NULL`
    const change = { action: 'capacity', from: `${before}`, to: `${capacity}` }
    await record(tx, deed, { ...change, details: { sessionId } })
    return ok()
  })
}

export type Clash = Pick<DeskStay, 'state' | 'orderNumber' | 'arrival' | 'departure'>
export type BlockResult =
  | Result<undefined, DayRefusal | 'not-offered'>
  | (Refusal<'taken'> & { clash: Clash })

/** Nobody can book this room from the evening of the day until the morning of the departure. */
export function blockNights(
  deed: CalendarDeed & { unitId: string; departure: CalendarDate },
): Promise<BlockResult> {
  return transaction(async (tx) => {
    const { unitId, date, departure } = deed
    const locked = await lockDay(tx, deed)
    if (!locked.ok) return locked
    const { mode } = locked.value
    const isHere = mode.kind === 'night' && mode.units.some(({ id }) => id === unitId)
    if (!isHere || departure <= date) return refuse('not-offered')
    const clash = await findClash(tx, deed)
    if (clash) return { ...refuse('taken'), clash }
    await tx.$executeRaw`
      INSERT INTO unit_stays (id, unit_id, arrival, departure)
      VALUES (${newId()}::uuid, ${unitId}::uuid, ${date}::date, ${departure}::date)`
    const change = { action: 'nights', from: 'free', to: 'blocked' }
    await record(tx, deed, { ...change, details: { unitId, departure } })
    return ok()
  })
}

/** All nights of one block are free again; a booking is not a block and stays, as does another site's. */
export function freeNights(
  deed: CalendarDeed & { stayId: string },
): Promise<Result<undefined, DayRefusal>> {
  return transaction(async (tx) => {
    const locked = await lockDay(tx, deed)
    if (!locked.ok) return locked
    const [freed] = await tx.$queryRaw<{ unitId: string; arrival: string; departure: string }[]>`
      UPDATE unit_stays stay SET is_released = true FROM experience_units u
      WHERE stay.id = ${deed.stayId}::uuid AND u.id = stay.unit_id
        AND u.listing_id = ${deed.listingId}::uuid AND stay.booking_id IS NULL AND stay.feed_id IS NULL
        AND NOT stay.is_released
      RETURNING stay.unit_id AS "unitId", stay.arrival::text, stay.departure::text`
    if (!freed) return refuse('already-changed')
    await record(tx, deed, { action: 'nights', from: 'blocked', to: 'free', details: freed })
    return ok()
  })
}

/** The calendar as it is now that nobody else can sell or change it; days that are over stay as they are. */
export async function lockDay(
  tx: Tx,
  { shopId, listingId, date }: CalendarDeed,
): Promise<Result<ExperienceCalendar, DayRefusal>> {
  const [experience] = await tx.$queryRaw<{ zone: Zone }[]>`
    SELECT zone::text FROM experiences
    WHERE listing_id = ${listingId}::uuid AND shop_id = ${shopId}::uuid FOR NO KEY UPDATE`
  const calendar = experience && (await loadCalendars(tx, [listingId])).get(listingId)
  if (!calendar) return refuse('already-changed')
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  if (date < todayAt(calendar.zone, clock?.now ?? new Date())) return refuse('past')
  return ok(calendar)
}

type DayKey = { listingId: string; date: CalendarDate; sessionId: string | null }

/** A day of which nothing special is said any more has no row. */
async function sayOfDay(
  tx: Tx,
  { listingId, date, sessionId }: DayKey,
  change: { isOpen: boolean | null } | { capacity: number | null },
): Promise<void> {
  const key = { listingId, date: new Date(`${date}T00:00:00Z`), sessionId }
  const row = await tx.experienceDate.findFirst({ where: key })
  const said = { isOpen: row?.isOpen ?? null, capacity: row?.capacity ?? null, ...change }
  const isOrdinary = said.isOpen === null && said.capacity === null
  if (row && isOrdinary) await tx.experienceDate.delete({ where: { id: row.id } })
  else if (row) await tx.experienceDate.update({ where: { id: row.id }, data: said })
  else if (!isOrdinary) await tx.experienceDate.create({ data: { id: newId(), ...key, ...said } })
}

async function slotCountOf(tx: Tx, { listingId, date, sessionId }: DayKey): Promise<SlotCount> {
  const [count] = await tx.$queryRaw<SlotCount[]>`
    SELECT held, sold FROM slots WHERE listing_id = ${listingId}::uuid AND date = ${date}::date
      AND session_id IS NOT DISTINCT FROM ${sessionId}::uuid AND add_on_id IS NULL`
  return count ?? { held: 0, sold: 0 }
}

/** The first stay in the way; the number of its order only once it is paid. */
async function findClash(
  tx: Tx,
  { unitId, date, departure, shopId }: CalendarDeed & { unitId: string; departure: CalendarDate },
): Promise<Clash | null> {
  const [clash] = await tx.$queryRaw<Clash[]>`
    SELECT stay.arrival::text, stay.departure::text,
      coalesce(b.status::text, 'blocked') AS state,
      CASE WHEN b.status = 'booked' THEN o.number END AS "orderNumber"
    FROM unit_stays stay
    LEFT JOIN bookings b ON b.id = stay.booking_id
    LEFT JOIN order_lines line ON line.id = b.order_line_id
    LEFT JOIN orders o ON o.id = line.order_id AND o.shop_id = ${shopId}::uuid
    WHERE stay.unit_id = ${unitId}::uuid AND NOT stay.is_released
      AND daterange(stay.arrival, stay.departure) && daterange(${date}::date, ${departure}::date)
    ORDER BY stay.arrival LIMIT 1`
  return clash ?? null
}

type Change = {
  action: string
  from: string
  to: string
  details?: Record<string, string | null>
}

function record(tx: Tx, { listingId, shopId, date, actor }: CalendarDeed, change: Change) {
  const { action, from, to, details } = change
  return recordAudit(tx, [
    {
      subject: { type: 'experience', id: listingId },
      action,
      from,
      to,
      actor,
      shopId,
      details: { date, ...details },
    },
  ])
}
