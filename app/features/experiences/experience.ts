import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import type { RefundTiers } from '#app/features/bookings/refund-tiers.ts'
import type { GuideLanguage, ParkingFee, WeatherRule } from '#app/features/bookings/visit-facts.ts'
import type { ListingStatus } from '#app/features/catalog/listing-status.ts'
import { monthDayText } from './fields.ts'
import type { Typed } from './section.ts'
import type { Mode, SectionName } from './sections.ts'

type Words = { titleId: string; titleEn: string; descriptionId: string; descriptionEn: string }

export type Facts = {
  bringId: string[]
  bringEn: string[]
  includedId: string[]
  includedEn: string[]
  excludedId: string[]
  excludedEn: string[]
  meetingPointId: string
  meetingPointEn: string
  lat: number | null
  lon: number | null
  minimumAge: number
  healthId: string
  healthEn: string
  languages: GuideLanguage[]
  isInsured: boolean
  parking: ParkingFee
  weather: WeatherRule
}

type Offer = { id: string; labelId: string; labelEn: string; price: Rupiah; isActive: boolean }
type VisitorKind = Offer & { weekend: Rupiah | null; holiday: Rupiah | null }
export type AddOn = Offer & { stock: number }

/** All that a BUM Desa may say about something it offers to guests. */
export type Experience = Words & {
  listingId: string
  slug: string
  status: ListingStatus
  /** Why an admin has hidden it. */
  reviewNote: string | null
  /** And it was put right, says its BUM Desa. */
  isAskedAgain: boolean
  mode: Mode
  /** What its price is for. */
  unit: VisitUnit
  /** How many people one of it is for; null: it is people, or nobody has said. */
  peoplePerUnit: number | null
  zone: 'WIB' | 'WITA' | 'WIT'
  capacity: number
  arriveBy: string
  departBy: string | null
  durationMinutes: number | null
  weekdays: number[]
  arrivalWeekdays: number[]
  seasons: { from: string; to: string }[]
  leadTimeHours: number
  horizonDays: number
  groupMinimum: number
  groupMaximum: number
  nightsMinimum: number
  nightsMaximum: number
  depositPercent: number | null
  asksNames: boolean
  refundTiers: RefundTiers
  facts: Facts | null
  sessions: { id: string; startsAt: string; capacity: number; isActive: boolean }[]
  units: { id: string; name: string; sleeps: number; isActive: boolean }[]
  kinds: VisitorKind[]
  addOns: AddOn[]
}

/** A day on which nobody new may come, and how many booked it before and still do. */
export type ClosedDay = { date: CalendarDate; booked: number }

const isByDay = (mode: Mode) => mode === 'anyDay' || mode === 'session'
const text = (value: string | number | bigint | null | undefined) => `${value ?? ''}`
const onOff = (isOn: boolean) => (isOn ? 'on' : 'off')

/** Rows as a form has them: a list for each column. */
function columns<Row>(
  rows: readonly Row[],
  of: Record<string, (row: Row) => string | number | bigint | null>,
): Typed {
  return Object.fromEntries(
    Object.entries(of).map(([name, read]) => [name, rows.map((row) => text(read(row)))]),
  )
}

const offer = {
  id: ({ id }: Offer) => id,
  labelId: ({ labelId }: Offer) => labelId,
  labelEn: ({ labelEn }: Offer) => labelEn,
  price: (of: Offer) => formatRupiah(of.price),
  isActive: ({ isActive }: Offer) => onOff(isActive),
}

const typedFacts = (facts: Facts): Typed => ({
  bringId: facts.bringId.join('\n'),
  bringEn: facts.bringEn.join('\n'),
  includedId: facts.includedId.join('\n'),
  includedEn: facts.includedEn.join('\n'),
  excludedId: facts.excludedId.join('\n'),
  excludedEn: facts.excludedEn.join('\n'),
  meetingPointId: facts.meetingPointId,
  meetingPointEn: facts.meetingPointEn,
  lat: text(facts.lat),
  lon: text(facts.lon),
  minimumAge: text(facts.minimumAge),
  healthId: facts.healthId,
  healthEn: facts.healthEn,
  languages: facts.languages,
  isInsured: facts.isInsured ? 'on' : '',
  parking: facts.parking,
  weather: facts.weather,
})

const noFacts: Typed = { minimumAge: '0', parking: 'none', weather: 'calledOff', languages: ['id'] }

function typedTimes(its: Experience): Typed {
  const times = {
    arriveBy: its.arriveBy,
    departBy: text(its.departBy),
    durationMinutes: text(its.durationMinutes),
  }
  switch (its.mode) {
    case 'anyDay':
      return { ...times, capacity: text(its.capacity) }
    case 'groupOnRequest':
      return { ...times, groups: text(its.capacity) }
    case 'session':
      return {
        ...times,
        ...columns(its.sessions, {
          id: ({ id }) => id,
          startsAt: ({ startsAt }) => startsAt,
          places: ({ capacity }) => capacity,
          isActive: ({ isActive }) => onOff(isActive),
        }),
      }
    case 'night':
      return {
        ...times,
        ...columns(its.units, {
          id: ({ id }) => id,
          name: ({ name }) => name,
          sleeps: ({ sleeps }) => sleeps,
          isActive: ({ isActive }) => onOff(isActive),
        }),
      }
  }
}

/** What stands in the form of a part before anything is typed; also what the audit compares. */
export function typedOf(name: SectionName, its: Experience): Typed {
  switch (name) {
    case 'keterangan': {
      const { titleId, titleEn, descriptionId, descriptionEn } = its
      return { titleId, titleEn, descriptionId, descriptionEn }
    }
    case 'info':
      return its.facts ? typedFacts(its.facts) : noFacts
    case 'waktu':
      return typedTimes(its)
    case 'hari':
      return {
        weekdays: its.weekdays.map(text),
        arrivalWeekdays: its.arrivalWeekdays.map(text),
        ...columns(its.seasons, {
          from: ({ from }) => monthDayText(from),
          to: ({ to }) => monthDayText(to),
        }),
      }
    case 'libur':
      return {}
    case 'aturan': {
      const { leadTimeHours, horizonDays, groupMinimum, groupMaximum } = its
      const { nightsMinimum, nightsMaximum, depositPercent } = its
      const numbers = { leadTimeHours, horizonDays, groupMinimum, groupMaximum }
      const all = { ...numbers, nightsMinimum, nightsMaximum, depositPercent }
      const asksNames = its.asksNames ? 'on' : ''
      return {
        ...Object.fromEntries(Object.entries(all).map(([key, value]) => [key, text(value)])),
        asksNames,
      }
    }
    case 'pembatalan':
      return columns(its.refundTiers, {
        daysBefore: ({ daysBefore }) => daysBefore,
        percent: ({ percent }) => percent,
      })
    case 'harga':
      return {
        unit: its.unit,
        ...(isByDay(its.mode) && { peoplePerUnit: text(its.peoplePerUnit) }),
        ...columns(its.kinds, {
          ...offer,
          weekend: ({ weekend }) => weekend && formatRupiah(weekend),
          holiday: ({ holiday }) => holiday && formatRupiah(holiday),
        }),
      }
    case 'tambahan':
      return columns(its.addOns, { ...offer, stock: ({ stock }) => stock })
  }
}
