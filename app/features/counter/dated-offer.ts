import { z } from 'zod'
import { dayOrNone } from '#app/core/day-field.ts'
import { addDays, type CalendarDate } from '#app/features/bookings/calendar-date.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import type { CounterErrors, Typed } from './forms.ts'
import type { OfferedVisit } from './offer.ts'

export const mostNights = 30

/** Anything odd in the address is tonight. */
export const datedQuery = z.object({
  /** Null: today. */
  tanggal: dayOrNone.transform((day) => day as CalendarDate | null).default(null),
  malam: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .refine((nights) => nights >= 1 && nights <= mostNights)
    .catch(1)
    .default(1),
})

/** The name of the field that says how many sleep in the rooms of a stay. */
export const guestsField = (listingId: string) => `t-${listingId}`

/** When somebody comes who buys this: on the day, or from it on for so many nights. */
export type VisitOf = (variantId: string, sessionId: string | null) => Visit

/** What the form says of each visit of that day; who sleeps there is asked for with the room. */
export function visitsAsTyped(
  visits: readonly OfferedVisit[],
  { date, nights, typed }: { date: CalendarDate; nights: number; typed: Typed },
): VisitOf {
  const stays = new Map(
    visits.flatMap(({ isStay, listingId, kinds }) =>
      isStay ? kinds.map(({ variantId }) => [variantId, listingId] as const) : [],
    ),
  )
  return (variantId, sessionId) => {
    const listingId = stays.get(variantId)
    if (listingId === undefined) return { kind: 'day', date, sessionId }
    const text = typed[guestsField(listingId)]?.trim() ?? ''
    const guests = isGuests(text) ? Number(text) : null
    return { kind: 'stay', date, departure: addDays(date, nights), guests }
  }
}

const isGuests = (text: string) => /^[1-9]\d?$/.test(text)

/** A number of guests that nobody can read is said; left empty it is one in each room. */
export function guestErrors(visits: readonly OfferedVisit[], typed: Typed): CounterErrors {
  const wrong = visits.filter(({ isStay, listingId }) => {
    const text = typed[guestsField(listingId)]?.trim() ?? ''
    return isStay && text !== '' && !isGuests(text)
  })
  return Object.fromEntries(wrong.map(({ listingId }) => [guestsField(listingId), 'quantity']))
}
