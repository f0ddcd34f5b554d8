import { multiply, type Rupiah, maximumPrice } from '#app/core/rupiah.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { loadCalendars, loadTaken } from '#app/features/bookings/calendar.server.ts'
import { type CalendarDate, calendarDate } from '#app/features/bookings/calendar-date.ts'
import {
  type ExperienceCalendar,
  fitWish,
  type WishRefusal,
} from '#app/features/bookings/experience-calendar.ts'
import { moveRequest } from '#app/features/bookings/move-request.server.ts'
import { loadDayFacts } from '#app/features/bookings/offers.server.ts'
import { lockCalendars, openSlot } from '#app/features/bookings/slots.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { startOf } from './ask.server.ts'
import { deadline, payWithinHours } from './request-clock.ts'

export type RequestDeed = { shopId: AuthorizedShopId; requestId: string; actor: Actor }
type AnswerRefusal = 'already-changed' | 'too-late'
export type ConfirmRefusal = AnswerRefusal | WishRefusal | 'too-dear'

type OpenRequest = {
  listingId: string
  variantId: string
  date: CalendarDate
  people: number
  status: string
  answerBy: Date
}

/**
 * The BUM Desa says yes: from now on the group has its place, until its time to pay is over. The notice
 * a place usually wants is its own affair here, everything else is asked of the calendar under its lock.
 */
export function confirmRequest(
  deed: RequestDeed & { price: Rupiah | null; answer: string | null },
): Promise<Result<undefined, ConfirmRefusal>> {
  return transaction(async (tx) => {
    const locked = await lockRequest(tx, deed)
    if (!locked.ok) return locked
    const { request, calendar, now } = locked.value
    const { listingId, date } = request
    const fit = await fitNow(tx, request, { calendar, now })
    if (!fit.ok) return fit
    const price = deed.price ?? (await usualPrice(tx, request))
    if (price > maximumPrice) return refuse('too-dear')
    const slotId = await openSlot(tx, { listingId, date, capacity: fit.capacity })
    const payBy = deadline({ now, hours: payWithinHours, startsAt: startOf(calendar, date) })
    const { answer } = deed
    const moved = await moveRequest(tx, {
      ...deed,
      to: 'confirmed',
      data: { price, slotId, payBy, answer },
    })
    return moved ? ok() : refuse('already-changed')
  })
}

/** The BUM Desa says no, and why. */
export function declineRequest(
  deed: RequestDeed & { answer: string },
): Promise<Result<undefined, AnswerRefusal>> {
  return transaction(async (tx) => {
    const locked = await lockRequest(tx, deed)
    if (!locked.ok) return locked
    const moved = await moveRequest(tx, { ...deed, to: 'declined', data: { answer: deed.answer } })
    return moved ? ok() : refuse('already-changed')
  })
}

type Locked = { request: OpenRequest; calendar: ExperienceCalendar; now: Date }

/** The calendar before the request, as everybody who moves places does; then it is looked at again. */
async function lockRequest(
  tx: Tx,
  { requestId, shopId }: RequestDeed,
): Promise<Result<Locked, AnswerRefusal>> {
  const known = await tx.groupRequest.findFirst({
    where: { id: requestId, shopId },
    select: { listingId: true },
  })
  if (!known) return refuse('already-changed')
  const { listingId } = known
  const now = await lockCalendars(tx, [listingId])
  const calendar = (await loadCalendars(tx, [listingId])).get(listingId)
  const [request] = await tx.$queryRaw<(Omit<OpenRequest, 'date'> & { date: string })[]>`
    SELECT listing_id AS "listingId", variant_id AS "variantId", date::text, people, status::text,
      answer_by AS "answerBy"
    FROM group_requests WHERE id = ${requestId}::uuid FOR UPDATE`
  if (!calendar || request?.status !== 'asked') return refuse('already-changed')
  if (request.answerBy <= now) return refuse('too-late')
  return ok({ request: { ...request, date: calendarDate(request.date) }, calendar, now })
}

async function fitNow(
  tx: Tx,
  { listingId, date, people }: OpenRequest,
  { calendar, now }: { calendar: ExperienceCalendar; now: Date },
) {
  const taken = (await loadTaken(tx, [listingId], { from: date, to: date })).get(listingId)
  const atOnce = { ...calendar, rules: { ...calendar.rules, leadTimeHours: 0 } }
  const wish = { kind: 'visit', date, sessionId: null, people } as const
  return fitWish(atOnce, wish, { now, taken: taken ?? { slots: new Map(), stays: [] } })
}

/** What so many people cost on that day: where the whole group has one price, always the same. */
export async function usualPrice(
  client: Tx,
  { variantId, date, people }: Pick<OpenRequest, 'variantId' | 'date' | 'people'>,
): Promise<Rupiah> {
  const [{ priceOn }, variant] = await Promise.all([
    loadDayFacts(client, [variantId], { from: date, to: date }),
    client.variant.findUniqueOrThrow({
      where: { id: variantId },
      select: { listing: { select: { unit: true } } },
    }),
  ])
  const isForAll = variant.listing.unit === 'rombongan'
  return multiply(priceOn(variantId, date), isForAll ? 1 : people)
}
