import type { Visit } from '#app/features/bookings/visit.ts'
import { addDays, type CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { sessionId } from './calendar-rows.ts'
import { must, type Random } from './random.ts'
import type { SaleLine } from './sales.ts'
import { type Place, priceOfVisit, reserve } from './visit-calendar.ts'

/** One kind of guest, often with children; null when the calendar or the BUM Desa would not have it. */
export function bookLines(
  place: Place,
  { date, at, random }: { date: CalendarDate; at: Date; random: Random },
): SaleLine[] | null {
  const { listing, story } = place
  const [grownUp, child, foreign] = listing.variants
  const variant = must(foreign && random.chance(0.06) ? foreign : grownUp)
  const visit = visitOn(place, date, random)
  const line = (of: typeof variant, quantity: number): SaleLine | null => {
    const { price, onSitePrice } = priceOfVisit(story, of, visit)
    const unitPrice = Number(price)
    if (of === variant && unitPrice * quantity < listing.shop.minimumOrder) return null
    const booked = reserve(place, { visit, quantity, at, addOnId: null, onSitePrice })
    return booked && { listing, variant: of, quantity, unitPrice, booked }
  }
  const first = line(variant, partySize(place, random))
  if (!first) return null
  const children = child && random.chance(0.45) ? line(child, random.int(1, 3)) : null
  const guests = children ? [first, children] : [first]
  return [...guests, ...addOnLines(place, { visit, at, random })]
}

/** Some of what can be had with it, for some of those who come. */
function addOnLines(
  place: Place,
  { visit, at, random }: { visit: Visit; at: Date; random: Random },
): SaleLine[] {
  const { listing, story } = place
  return listing.addOns.flatMap((addOn): SaleLine[] => {
    if (!random.chance(0.4)) return []
    const quantity = addOn.price < 50_000 ? random.int(1, 3) : 1
    const { price, onSitePrice } = priceOfVisit({ ...story, dearer: null }, addOn, visit)
    const unitPrice = Number(price)
    const booked = reserve(place, { visit, quantity, at, addOnId: addOn.id, onSitePrice })
    return booked ? [{ listing, variant: addOn, quantity, unitPrice, booked }] : []
  })
}

function visitOn({ listing, story }: Place, date: CalendarDate, random: Random): Visit {
  if (story.mode === 'night') {
    const nights = Math.min(story.nightsMaximum, random.pick([1, 1, 1, 2, 2, 3]))
    return { kind: 'stay', date, departure: addDays(date, nights) }
  }
  const session = story.mode === 'session' ? random.pick(story.sessions) : null
  return { kind: 'day', date, sessionId: session && sessionId(listing, session.startsAt) }
}

function partySize({ listing, story }: Place, random: Random): number {
  const [minimum, maximum] = story.group
  if (minimum > 1) return random.int(minimum, Math.min(maximum, minimum + 8))
  return listing.unit === 'orang' ? random.pick([1, 2, 2, 2, 3, 4, 5]) : random.pick([1, 1, 1, 2])
}
