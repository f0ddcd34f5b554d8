import { multiply, type Rupiah, rupiah } from '#app/core/rupiah.ts'
import {
  addDays,
  type CalendarDate,
  instantAt,
  todayAt,
  weekdayOf,
} from '#app/features/bookings/calendar-date.ts'
import type { RequestStatus } from '#app/features/bookings/request-status.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import {
  answerWithinHours,
  deadline,
  payWithinHours,
} from '#app/features/requests/request-clock.ts'
import { slotOfGroup } from './booking-rows.ts'
import type { Buyer } from './buyers.ts'
import { calendarOf } from './calendar-list.ts'
import { zoneOfBlitar } from './calendars.ts'
import type { Listing } from './listing-rows.ts'
import { hoursAfter, minutesAfter, must, randomOf, sampleCode, sampleId } from './random.ts'
import { type Sale, startSale } from './sales.ts'
import { visitOrder } from './visit-sales.ts'

type Plan = {
  slug: string
  status: RequestStatus
  hoursAgo: number
  /** The first open day that is so far away. */
  inDays: number
  people: number
  note: string | null
  answer?: string
  /** Hours until the BUM Desa answered, or the buyer withdrew. */
  after?: number
}

type Step = { to: RequestStatus; at: Date; by: 'buyer' | 'staff' | 'provider' | 'system' }

export type StoryRequest = Plan & {
  id: string
  listing: Listing
  buyer: Buyer
  visit: Visit & { kind: 'day' }
  capacity: number
  askedAt: Date
  answerBy: Date
  price: Rupiah | null
  payBy: Date | null
  /** A purchase has it, paid or not. */
  isPlaced: boolean
  steps: Step[]
}

const milk = 'edukasi-sapi-perah-desa-semen'
const sugar = 'edukasi-gula-kelapa-desa-semen'
const night = 'live-in-desa-semen-2-hari-1-malam'

/** One in every state, so that each of them can be seen. */
const plans: readonly Plan[] = [
  {
    slug: milk,
    status: 'asked',
    hoursAgo: 19,
    inDays: 12,
    people: 45,
    note: 'Kelas 4 dan 5 SD, didampingi lima guru. Ada dua anak yang alergi susu.',
  },
  { slug: sugar, status: 'asked', hoursAgo: 3, inDays: 9, people: 28, note: null },
  {
    slug: night,
    status: 'confirmed',
    hoursAgo: 20,
    inDays: 20,
    people: 24,
    note: 'Mahasiswa KKN, makan tiga kali, dua orang vegetarian.',
    answer: 'Bisa. Kumpul di balai desa, keluarga angkat menjemput di sana.',
    after: 6,
  },
  { slug: milk, status: 'ordered', hoursAgo: 9, inDays: 16, people: 32, note: null, after: 5 },
  {
    slug: sugar,
    status: 'taken',
    hoursAgo: 80,
    inDays: 6,
    people: 30,
    note: 'Karang taruna, datang dengan satu bus.',
    answer: 'Silakan, bus dapat parkir di lapangan.',
    after: 4,
  },
  {
    slug: milk,
    status: 'declined',
    hoursAgo: 60,
    inDays: 5,
    people: 58,
    note: null,
    answer: 'Mohon maaf, hari itu semua sapi divaksin. Minggu sesudahnya kami siap.',
    after: 10,
  },
  { slug: sugar, status: 'expired', hoursAgo: 100, inDays: 8, people: 15, note: null },
  { slug: night, status: 'expired', hoursAgo: 130, inDays: 27, people: 18, note: null, after: 20 },
  { slug: sugar, status: 'withdrawn', hoursAgo: 30, inDays: 14, people: 40, note: null, after: 2 },
]

export function buildRequests(
  { listings, buyers }: { listings: readonly Listing[]; buyers: readonly Buyer[] },
  now: Date,
): StoryRequest[] {
  return plans.map((plan, index) => {
    const listing = must(
      listings.find(({ slug }) => slug === plan.slug),
      plan.slug,
    )
    const askedAt = hoursAfter(now, -plan.hoursAgo)
    const date = openDay(plan, now)
    const { arriveBy, capacity } = calendarOf(plan.slug)
    const startsAt = instantAt(date, arriveBy, zoneOfBlitar)
    const wasConfirmed =
      ['confirmed', 'ordered', 'taken'].includes(plan.status) ||
      (plan.status === 'expired' && plan.after !== undefined)
    const answeredAt = hoursAfter(askedAt, plan.after ?? answerWithinHours)
    const payBy = deadline({ now: answeredAt, hours: payWithinHours, startsAt })
    const dated = { ...plan, askedAt, answeredAt, payBy: wasConfirmed ? payBy : null }
    return {
      ...plan,
      id: sampleId(`request ${plan.slug} ${index}`, askedAt),
      listing,
      // The buyer with a login has asked for the one that waits for payment.
      buyer: must(buyers[plan.status === 'confirmed' ? 0 : index + 20]),
      visit: { kind: 'day', date, sessionId: null },
      capacity,
      askedAt,
      answerBy: deadline({ now: askedAt, hours: answerWithinHours, startsAt }),
      price: wasConfirmed ? multiply(rupiah(must(listing.variants[0]).price), plan.people) : null,
      payBy: dated.payBy,
      isPlaced: plan.status === 'ordered' || plan.status === 'taken',
      steps: stepsOf(dated, now),
    }
  })
}

function openDay({ slug, inDays }: Plan, now: Date): CalendarDate {
  const { weekdays } = calendarOf(slug)
  let date = addDays(todayAt(zoneOfBlitar, now), inDays)
  while (!weekdays.includes(weekdayOf(date))) date = addDays(date, 1)
  return date
}

function stepsOf(
  {
    status,
    askedAt,
    answeredAt,
    payBy,
  }: Plan & { askedAt: Date; answeredAt: Date; payBy: Date | null },
  now: Date,
): Step[] {
  const asked: Step = { to: 'asked', at: askedAt, by: 'buyer' }
  if (status === 'asked') return [asked]
  if (status === 'declined') return [asked, { to: 'declined', at: answeredAt, by: 'staff' }]
  if (status === 'withdrawn') return [asked, { to: 'withdrawn', at: answeredAt, by: 'buyer' }]
  if (!payBy) return [asked, { to: 'expired', at: answeredAt, by: 'system' }]
  const confirmed: Step[] = [asked, { to: 'confirmed', at: answeredAt, by: 'staff' }]
  if (status === 'confirmed') return confirmed
  if (status === 'expired') return [...confirmed, { to: 'expired', at: payBy, by: 'system' }]
  const ordered: Step = { to: 'ordered', at: placedAt(status, now), by: 'buyer' }
  if (status === 'ordered') return [...confirmed, ordered]
  return [...confirmed, ordered, { to: 'taken', at: minutesAfter(ordered.at, 4), by: 'provider' }]
}

/** The one that is being paid was put into its purchase a few minutes ago. */
const placedAt = (status: RequestStatus, now: Date) =>
  status === 'ordered' ? minutesAfter(now, -7) : hoursAfter(now, -70)

/** The purchases of groups: one thing for the price that was agreed. */
export function groupSales(requests: readonly StoryRequest[], now: Date): Sale[] {
  return requests
    .filter(({ isPlaced }) => isPlaced)
    .map(({ id, status, listing, buyer, visit, capacity, people, price }) => {
      const createdAt = placedAt(status, now)
      const key = `group ${id}`
      const random = randomOf(key)
      const started = startSale({ key, createdAt, now, buyers: [buyer] }, random)
      const payment =
        status === 'taken'
          ? { paidAt: minutesAfter(createdAt, 4), method: 'bcaVa' }
          : { paidAt: null, method: null, expiresAt: minutesAfter(createdAt, 60) }
      const start = { ...started, ...payment }
      const variant = {
        ...must(listing.variants[0]),
        label: { id: `${people} orang`, en: `${people} people` },
      }
      const booked = { visit, addOnId: null, onSitePrice: 0n, capacity, unitIds: [], requestId: id }
      const line = { listing, variant, quantity: 1, unitPrice: Number(must(price)), booked }
      const order = visitOrder([line], start, { now, expiredAt: null })
      return { ...start, hadAnotherAttempt: false, orders: [order] }
    })
}

export function requestRows(requests: readonly StoryRequest[]) {
  return {
    group_requests: requests.map((request) => ({
      id: request.id,
      number: `PR-${sampleCode(`request number ${request.id}`, 8)}`,
      token: sampleCode(`request token ${request.id}`, 28),
      ask_key: sampleId(`request key ${request.id}`, request.askedAt),
      shop_id: request.listing.shop.id,
      listing_id: request.listing.id,
      variant_id: must(request.listing.variants[0]).id,
      user_id: request.buyer.userId,
      status: request.status,
      date: request.visit.date,
      people: request.people,
      locale: 'id',
      answer_by: request.answerBy,
      price: request.price,
      pay_by: request.payBy,
      slot_id: request.price === null ? null : slotOfGroup(request),
      answer: request.answer ?? null,
      created_at: request.askedAt,
    })),
    group_request_contacts: requests.map(({ id, buyer, note }) => ({
      request_id: id,
      name: buyer.name,
      phone: buyer.phone,
      email: buyer.email,
      note,
    })),
  }
}
