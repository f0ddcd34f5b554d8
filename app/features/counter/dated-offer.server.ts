import { addOnLeftAt, fitLine, leftForLine } from '#app/features/bookings/add-on.ts'
import { loadCalendars, loadTaken } from '#app/features/bookings/calendar.server.ts'
import { addDays, type CalendarDate } from '#app/features/bookings/calendar-date.ts'
import {
  type ExperienceCalendar,
  listSlots,
  type Taken,
} from '#app/features/bookings/experience-calendar.ts'
import { loadDayFacts } from '#app/features/bookings/offers.server.ts'
import { daysOf, type Visit } from '#app/features/bookings/visit.ts'
import { priceOfVisit } from '#app/features/bookings/visit-price.ts'
import { termsOfSale } from '#app/features/bookings/walk-in.ts'
import { db } from '#app/server/db.server.ts'
import { columnsOfDesk, type OfDesk } from '#app/server/scopes.server.ts'
import type { OfferedKind, OfferedSlot, OfferedVisit } from './offer.ts'

type Asked = { date: CalendarDate; nights: number }
type Facts = Asked & {
  now: Date
  taken: Taken
  priceOn: (variantId: string, date: CalendarDate) => OfferedKind['price']
}

/**
 * Tickets of a day, nights from it on, and what can be had with either, from the calendar of now: a phone
 * without signal knows none of it, so it is sold online only.
 */
export async function listDatedVisits(of: OfDesk, asked: Asked): Promise<OfferedVisit[]> {
  const variants = await readVariants(of)
  const byListing = Map.groupBy(variants, ({ listingId }) => listingId)
  const ids = [...byListing.keys()]
  const days = { from: asked.date, to: addDays(asked.date, asked.nights - 1) }
  const [calendars, taken, { priceOn }] = await Promise.all([
    loadCalendars(db, ids),
    loadTaken(db, ids, days),
    loadDayFacts(
      db,
      variants.map(({ id }) => id),
      days,
    ),
  ])
  const now = new Date()
  return [...byListing].flatMap(([listingId, all]) => {
    const known = calendars.get(listingId)
    if (!known || known.mode.kind === 'groupOnRequest') return []
    const nothing: Taken = { slots: new Map(), stays: [] }
    const facts = { ...asked, now, taken: taken.get(listingId) ?? nothing, priceOn }
    return offerOf(known, all, facts) ?? []
  })
}

type VariantRow = Awaited<ReturnType<typeof readVariants>>[number]

function readVariants(of: OfDesk) {
  const { shopId, unitId } = columnsOfDesk(of)
  return db.variant.findMany({
    where: {
      shopId,
      isActive: true,
      listing: {
        kind: 'experience',
        status: 'live',
        ...(unitId !== null && { businessUnitId: unitId }),
      },
    },
    orderBy: [{ listing: { titleId: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      listingId: true,
      labelId: true,
      labelEn: true,
      addOnCapacity: true,
      listing: { select: { titleId: true, titleEn: true } },
    },
  })
}

/** Null where there is nobody to come, only what goes along. */
function offerOf(
  known: ExperienceCalendar,
  variants: readonly VariantRow[],
  facts: Facts,
): OfferedVisit | null {
  const { date, nights, now, taken } = facts
  const { calendar } = termsOfSale(known, { now, walkIn: { soldAt: now, vouchedBy: null } })
  const [first] = variants.filter(({ addOnCapacity }) => addOnCapacity === null)
  if (!first) return null
  const isStay = calendar.mode.kind === 'night'
  const visit: Visit = isStay
    ? { kind: 'stay', date, departure: addDays(date, nights) }
    : { kind: 'day', date, sessionId: null }
  const kindOf = ({ id, labelId, labelEn, addOnCapacity }: VariantRow): OfferedKind => ({
    variantId: id,
    label: { id: labelId, en: labelEn },
    price: priceOfVisit(visit, (day) => facts.priceOn(id, day)),
    ...(addOnCapacity !== null && {
      addOnLeft: addOnLeftAt(calendar, { addOnId: id, visit }, taken),
    }),
  })
  return {
    listingId: first.listingId,
    title: { id: first.listing.titleId, en: first.listing.titleEn },
    isStay,
    slots: isStay ? [roomsFor(calendar, visit, facts)] : slotsOn(calendar, visit, facts),
    // Who comes stands before what goes along, as the sale wants it.
    kinds: variants
      .toSorted((a, b) => Number(a.addOnCapacity !== null) - Number(b.addOnCapacity !== null))
      .map(kindOf),
  }
}

function roomsFor(calendar: ExperienceCalendar, visit: Visit, { now, taken }: Facts): OfferedSlot {
  const line = { visit, quantity: 1, addOnId: null, companions: 0 }
  const fit = fitLine(calendar, line, { now, taken })
  return {
    sessionId: null,
    startsAt: null,
    left: leftForLine(calendar, line, { now, taken }),
    isOpen: fit.ok || fit.reason === 'full',
  }
}

function slotsOn(calendar: ExperienceCalendar, visit: Visit, { now, taken }: Facts): OfferedSlot[] {
  const { mode } = calendar
  const startOf = (sessionId: string | null) =>
    mode.kind === 'session' ? mode.sessions.find(({ id }) => id === sessionId)?.startsAt : null
  return listSlots(calendar, { ...daysOf(visit), now, taken }).map(
    ({ sessionId, left, closed }) => ({
      sessionId,
      startsAt: startOf(sessionId) ?? null,
      left,
      isOpen: closed === null || closed === 'full',
    }),
  )
}
