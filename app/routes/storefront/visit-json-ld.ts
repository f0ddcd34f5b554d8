import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { type ClockTime, instantAt, localTime } from '#app/features/bookings/calendar-date.ts'
import { monthAddress } from '#app/features/bookings/components/month-address.ts'
import type { SlotAnswer } from '#app/features/bookings/experience-calendar.ts'
import type { MonthDay, VisitMonth } from '#app/features/bookings/visit-month.ts'
import type { ListingPage } from '#app/features/catalog/listing-page.ts'
import { pictureUrl } from '#app/core/pictures.ts'
import { ratingJsonLd } from './json-ld.ts'
import type { ListingVisit } from './listing-data.ts'
import type { JsonLd } from './page-meta.ts'

type VisitJsonLdInput = {
  listing: ListingPage
  visit: ListingVisit
  locale: Locale
  absolute: (path: string) => string
}

const lodgings: Record<string, string> = { homestay: 'LodgingBusiness', camping: 'Campground' }
const once = 'event-budaya'

/** The experience itself and its next times as events of their own; what happens once is only an event. */
export function visitJsonLd(input: VisitJsonLdInput): JsonLd[] {
  const { categorySlug } = input.listing
  const events = eventsOf(input)
  if (categorySlug === once && events.length > 0) return events
  const lodging = lodgings[categorySlug]
  if (lodging) return [{ '@type': lodging, ...whatItIs(input), ...place(input), ...stay(input) }]
  const offers = offersOf(input)
  if (categorySlug === 'tiket') {
    const types = ['TouristAttraction', 'Product']
    return [{ '@type': types, ...whatItIs(input), ...place(input), offers }]
  }
  const itinerary = meetingPlace(input)
  const provider = seller(input)
  const types = ['TouristTrip', 'Product']
  return [{ '@type': types, ...whatItIs(input), itinerary, provider, offers }, ...events]
}

function whatItIs({ listing, locale, absolute }: VisitJsonLdInput): JsonLd {
  return {
    name: listing.title[locale],
    description: listing.description[locale],
    url: absolute(paths.experience(locale, listing.slug)),
    image: listing.pictures.map(({ key }) => absolute(pictureUrl(key, 1200))),
    ...ratingJsonLd(listing),
  }
}

function stay(input: VisitJsonLdInput): JsonLd {
  const { listing, visit } = input
  const { month, details } = visit
  const prices = (month?.days ?? []).map(({ price }) => price)
  const [low, high] = [prices.reduce(lower, prices[0] ?? 0n), prices.reduce(higher, 0n)]
  return {
    ...(high > 0n && { priceRange: `${formatRupiah(low)} – ${formatRupiah(high)}` }),
    // The number of a sample shop is invented.
    ...(!listing.isSample && { telephone: listing.shop.phone }),
    ...(month?.rules.departBy && { checkoutTime: `${month.rules.departBy}:00` }),
    containsPlace: details.units.map(({ name, sleeps }) => ({
      '@type': 'Accommodation',
      name,
      occupancy: { '@type': 'QuantitativeValue', maxValue: sleeps },
    })),
    makesOffer: offersOf(input),
  }
}

const lower = (a: bigint, b: bigint) => (a < b ? a : b)
const higher = (a: bigint, b: bigint) => (a > b ? a : b)

/** One for each kind of visitor, at its ordinary price; on which days it can be had the calendar says. */
function offersOf(input: VisitJsonLdInput): JsonLd[] {
  const { listing, visit, locale, absolute } = input
  return listing.variants.map(({ price, label }) => ({
    '@type': 'Offer',
    ...(label[locale] && { name: label[locale] }),
    price: String(price),
    priceCurrency: 'IDR',
    ...availabilityOf(listing, visit.month),
    url: absolute(pageOfDays(visit.month)(locale, listing.slug)),
    seller: seller(input),
  }))
}

const pageOfDays = (month: VisitMonth | null) =>
  month ? monthAddress(month.mode) : paths.experience

/** Nothing is claimed of what is agreed upon with its people and cannot be bought here. */
function availabilityOf({ hasCalendar, shop }: ListingPage, month: VisitMonth | null): JsonLd {
  if (!hasCalendar) return {}
  if (!month) return { availability: schema(shop.status === 'open' ? 'SoldOut' : 'OutOfStock') }
  const { nextFree, rules } = month
  if (!nextFree) return { availability: schema('SoldOut') }
  return {
    availability: schema('InStock'),
    availabilityStarts: nextFree,
    validThrough: localTime(instantAt(rules.lastDay, '23:59', rules.zone), rules.zone),
  }
}

/** As many as a searcher looks at; all of a month would be a third of the page. */
const mostEvents = 6

/** Fixed times that are still to come, sold out ones as well: that they are is worth knowing. */
function eventsOf(input: VisitJsonLdInput): JsonLd[] {
  const { listing, visit } = input
  const { month } = visit
  const isOnce = listing.categorySlug === once
  if (!month || month.mode === 'groupOnRequest') return []
  if (month.mode !== 'session' && !isOnce) return []
  return month.days
    .flatMap((day) => day.slots.map((slot) => ({ day, slot })))
    .filter(({ slot: { closed } }) => closed === null || closed === 'full')
    .slice(0, mostEvents)
    .map(({ day, slot }) => eventOf(input, month, day, slot))
}

function eventOf(
  input: VisitJsonLdInput,
  { rules }: VisitMonth,
  day: MonthDay,
  slot: SlotAnswer,
): JsonLd {
  const { listing, visit, locale, absolute } = input
  const { zone } = rules
  const time = rules.sessions.find(({ id }) => id === slot.sessionId)?.startsAt
  // Of a day without fixed times only the last moment to arrive is known, which is no beginning.
  const arrival = instantAt(day.date, (time ?? rules.arriveBy) as ClockTime, zone)
  const { durationMinutes } = visit.details
  const [main] = listing.variants
  return {
    '@type': 'Event',
    ...whatItIs(input),
    startDate: time ? localTime(arrival, zone) : day.date,
    ...(time && durationMinutes && { endDate: localTime(later(arrival, durationMinutes), zone) }),
    eventStatus: schema('EventScheduled'),
    eventAttendanceMode: schema('OfflineEventAttendanceMode'),
    location: meetingPlace(input),
    organizer: seller(input),
    offers: {
      '@type': 'Offer',
      ...(main?.label[locale] && { name: main.label[locale] }),
      price: String(day.price),
      priceCurrency: 'IDR',
      availability: schema(slot.closed === 'full' ? 'SoldOut' : 'InStock'),
      validThrough: localTime(later(arrival, -60 * rules.leadTimeHours), zone),
      url: absolute(paths.visitCalendar(locale, listing.slug, { tanggal: day.date })),
    },
  }
}

const later = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000)
const schema = (name: string) => `https://schema.org/${name}`

function seller({ listing, locale, absolute }: VisitJsonLdInput): JsonLd {
  const { name, slug } = listing.shop
  return { '@type': 'Organization', name, url: absolute(paths.shop(locale, slug)) }
}

function meetingPlace(input: VisitJsonLdInput): JsonLd {
  const { listing, visit, locale } = input
  const name = visit.details.facts?.meetingPoint[locale] ?? listing.village.name
  return { '@type': 'Place', name, ...place(input) }
}

function place({ listing, visit }: VisitJsonLdInput): JsonLd {
  const { place: at } = visit.details
  return {
    address: {
      '@type': 'PostalAddress',
      addressLocality: `${listing.village.name}, ${listing.district.name}`,
      addressRegion: `${listing.region.regency}, ${listing.region.province}`,
      addressCountry: 'ID',
    },
    ...(at && { geo: { '@type': 'GeoCoordinates', latitude: at.lat, longitude: at.lon } }),
  }
}
