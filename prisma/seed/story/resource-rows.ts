import {
  type CalendarDate,
  type ClockTime,
  instantAt,
  todayAt,
} from '#app/features/bookings/calendar-date.ts'
import { overlaps, type ResourceKind } from '#app/features/resources/resource.ts'
import type { BookingRow } from './booking-rows.ts'
import { calendarOf } from './calendar-list.ts'
import { sessionId } from './calendar-rows.ts'
import { everyDay, zoneOfBlitar } from './calendars.ts'
import type { Listing } from './listing-rows.ts'
import { must, sampleId } from './random.ts'

type StoryResource = { kind: ResourceKind; name: string; capacity: number }

const guide = (name: string, capacity: number): StoryResource => ({ kind: 'guide', name, capacity })
const boat = (name: string, capacity: number): StoryResource => ({ kind: 'boat', name, capacity })
const jeep = (name: string): StoryResource => ({ kind: 'jeep', name, capacity: 4 })

/** Who goes along, by the slug of the experience; invented people without family names. */
const storyResources: Record<string, readonly StoryResource[]> = {
  'ngudek-jenang-rejowinangun': [guide('Bu Sri', 16), guide('Bu Wahyuni', 10)],
  'naik-perahu-nelayan-tambakrejo': [boat('Sri Rejeki', 8), boat('Putra Segara', 8)],
  'susur-gua-kedungkrombang': [guide('Mas Joko', 8), guide('Mas Agus', 8)],
  'tubing-sungai-lekso': [guide('Mas Bayu', 10), guide('Mbak Rini', 10), guide('Mas Dwi', 10)],
  'jeep-kebun-teh-bantaran': [jeep('Jip Hijau'), jeep('Jip Merah')],
  'pemandu-candi-penataran': [guide('Pak Harjo', 20), guide('Bu Lestari', 20)],
  'tur-kebun-kopi-modangan': [guide('Pak Slamet', 24)],
}

const resourceId = ({ slug, createdAt }: Listing, { name }: StoryResource) =>
  sampleId(`resource ${slug} ${name}`, createdAt)

/** The guides, boats and jeeps, and with which of the coming sessions they go. */
export function resourceRows(
  listings: readonly Listing[],
  bookings: readonly BookingRow[],
  now: Date,
) {
  const sent = listings.filter(({ slug }) => storyResources[slug])
  return {
    resources: sent.flatMap((listing) =>
      must(storyResources[listing.slug]).map((resource) => ({
        id: resourceId(listing, resource),
        shop_id: listing.shop.id,
        ...resource,
        is_active: true,
        weekdays: everyDay,
      })),
    ),
    resource_assignments: sent.flatMap((listing) =>
      comingSessions(listing, bookings, now).flatMap((session) => assignmentRow(listing, session)),
    ),
  }
}

type Session = { date: CalendarDate; startsAt: ClockTime; number: number }

/** Those with paid guests, soonest first; the last third is still to be thought of. */
function comingSessions(listing: Listing, bookings: readonly BookingRow[], now: Date): Session[] {
  const today = todayAt(zoneOfBlitar, now)
  const booked = new Set(
    bookings
      .filter(({ listing_id, status, date }) => {
        return listing_id === listing.id && status === 'booked' && date >= today
      })
      .map(({ date, session_id }) => `${date} ${session_id}`),
  )
  const sessions = calendarOf(listing.slug).sessions.map(({ startsAt }) => ({
    startsAt,
    id: sessionId(listing, startsAt),
  }))
  const coming = [...booked].toSorted().flatMap((key) => {
    const [date, id] = key.split(' ') as [CalendarDate, string]
    return sessions
      .filter((session) => session.id === id)
      .map(({ startsAt }) => ({ date, startsAt }))
  })
  const kept = coming.slice(0, Math.ceil((coming.length * 2) / 3))
  return kept.map((session, number) => ({ ...session, number }))
}

/** By turns; one who is still on the way home from the session before is not sent again. */
function assignmentRow(listing: Listing, session: Session) {
  const its = must(storyResources[listing.slug])
  const { durationMinutes, sessions } = calendarOf(listing.slug)
  const minutes = must(durationMinutes, `how long ${listing.slug} takes`)
  const span = (startsAt: ClockTime) => {
    const first = instantAt(session.date, startsAt, zoneOfBlitar)
    return { startsAt: first, endsAt: new Date(first.getTime() + minutes * 60_000) }
  }
  const { startsAt, endsAt } = span(session.startsAt)
  const meetsAnother = sessions.some(
    (other) =>
      other.startsAt !== session.startsAt && overlaps(span(other.startsAt), { startsAt, endsAt }),
  )
  if (meetsAnother) throw new Error(`Two sessions of ${listing.slug} overlap`)
  return {
    id: sampleId(`assigned ${listing.slug} ${session.date} ${session.startsAt}`, listing.createdAt),
    resource_id: resourceId(listing, must(its[session.number % its.length])),
    shop_id: listing.shop.id,
    listing_id: listing.id,
    booking_id: null,
    date: session.date,
    session_id: sessionId(listing, session.startsAt),
    starts_at: startsAt,
    ends_at: endsAt,
    is_released: false,
  }
}
