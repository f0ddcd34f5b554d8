import { visitUnits } from '#app/core/visit-unit.ts'
import { mostCapacity } from '#app/features/bookings/desk-forms.ts'
import type { CalendarMode } from '#app/features/bookings/experience-calendar.ts'
import { unitsOfMode } from '#app/features/bookings/visit-unit.ts'
import {
  check,
  choice,
  choices,
  chosen,
  clock,
  date,
  degrees,
  line,
  optionalList,
  monthDay,
  offered,
  optionalChoice,
  optionalDate,
  optionalLine,
  optionalParagraph,
  optionalPrice,
  optionalWeekdays,
  optionalWhole,
  paragraph,
  price,
  rowId,
  weekdays,
  whole,
} from './fields.ts'
import { type Section, section, sectionWithRows } from './section.ts'

// Limits as the tables have them (CHECKs of experiences, experience_facts, variants and day_prices).

/** The last part of the address of each; what a newcomer fills in first stands first. */
export const sectionNames = [
  'keterangan',
  'info',
  'waktu',
  'hari',
  'libur',
  'aturan',
  'pembatalan',
  'harga',
  'tambahan',
] as const
export type SectionName = (typeof sectionNames)[number]
export const isSectionName = (text: string): text is SectionName =>
  (sectionNames as readonly string[]).includes(text)

export type Mode = CalendarMode['kind']
export const modes = ['anyDay', 'session', 'night', 'groupOnRequest'] as const satisfies Mode[]

const words = {
  titleId: line(120),
  descriptionId: paragraph(3000),
  titleEn: optionalLine(120),
  descriptionEn: optionalParagraph(3000),
}
export const textSection = section(words)

export const factsSection = section({
  bringId: optionalList(20, 120),
  bringEn: optionalList(20, 120),
  includedId: optionalList(20, 120),
  includedEn: optionalList(20, 120),
  excludedId: optionalList(20, 120),
  excludedEn: optionalList(20, 120),
  meetingPointId: line(300),
  meetingPointEn: optionalLine(300),
  lat: degrees(90),
  lon: degrees(180),
  minimumAge: whole(0, 99),
  healthId: optionalLine(300),
  healthEn: optionalLine(300),
  languages: choices('id', 'jv', 'en'),
  isInsured: check,
  parking: choice('included', 'apart', 'none'),
  weather: choice('rainOrShine', 'calledOff'),
})

const duration = whole(15, 1440)

export const timesSections = {
  anyDay: section({ capacity: whole(1, mostCapacity), arriveBy: clock }),
  session: sectionWithRows(
    { durationMinutes: duration },
    {
      columns: { id: rowId, startsAt: clock, places: whole(1, mostCapacity), isActive: offered },
      most: 12,
    },
  ),
  night: sectionWithRows(
    { arriveBy: clock, departBy: clock },
    {
      columns: { id: rowId, name: line(60), sleeps: whole(1, 200), isActive: offered },
      most: 60,
    },
  ),
  groupOnRequest: section({
    groups: whole(1, mostCapacity),
    arriveBy: clock,
    durationMinutes: optionalWhole(15, 1440),
  }),
} as const satisfies Record<Mode, Section>

const seasons = { columns: { from: monthDay, to: monthDay }, most: 6 }
export const daysSection = sectionWithRows({ weekdays: optionalWeekdays }, seasons)
export const nightDaysSection = sectionWithRows({ weekdays, arrivalWeekdays: weekdays }, seasons)

/** Those of which a booking keeps what it was sold with. */
export const isFrozenAtSale = (name: SectionName): boolean =>
  ['aturan', 'pembatalan', 'harga', 'tambahan'].includes(name)

/** Longer is a season. */
export const mostClosedAtOnce = 62
export const closedSection = section({ from: date, to: optionalDate })

const rules = {
  leadTimeHours: whole(0, 8760),
  horizonDays: whole(1, 730),
  groupMinimum: whole(1, 999),
  groupMaximum: whole(1, 999),
  asksNames: check,
}
const deposit = { depositPercent: optionalWhole(1, 99) }
export const rulesSections = {
  anyDay: section({ ...rules, ...deposit }),
  session: section({ ...rules, ...deposit }),
  night: section({
    ...rules,
    nightsMinimum: whole(1, 90),
    nightsMaximum: whole(1, 90),
    ...deposit,
  }),
  groupOnRequest: section(rules),
} as const satisfies Record<Mode, Section>

export const tiersSection = sectionWithRows(
  {},
  { columns: { daysBefore: whole(0, 365), percent: whole(1, 100) }, most: 5 },
)

const prices = {
  columns: {
    id: rowId,
    labelId: optionalLine(60),
    labelEn: optionalLine(60),
    price,
    weekend: optionalPrice,
    holiday: optionalPrice,
    isActive: offered,
  },
  most: 8,
}
/** A unit of a night says itself how many it sleeps, and a group that asks how many it is. */
const peoplePerUnit = optionalWhole(1, 200)
export const pricesSections = {
  anyDay: sectionWithRows({ unit: choice(...unitsOfMode.anyDay), peoplePerUnit }, prices),
  session: sectionWithRows({ unit: choice(...unitsOfMode.session), peoplePerUnit }, prices),
  night: sectionWithRows({ unit: choice(...unitsOfMode.night) }, prices),
  groupOnRequest: sectionWithRows({ unit: choice(...unitsOfMode.groupOnRequest) }, prices),
} as const satisfies Record<Mode, Section>

export const addOnsSection = sectionWithRows(
  {},
  {
    columns: {
      id: rowId,
      labelId: line(60),
      labelEn: optionalLine(60),
      price,
      stock: whole(0, mostCapacity),
      isActive: offered,
    },
    most: 12,
  },
)

/** Enough to be sold; everything else has a value to begin with and is changed afterwards. */
export const newSection = section({
  titleId: words.titleId,
  descriptionId: words.descriptionId,
  category: chosen,
  mode: choice(...modes),
  /** Nothing said: what is usual for that mode. */
  unit: optionalChoice(...visitUnits),
  price,
  capacity: whole(1, 10_000),
  arriveBy: clock,
  village: chosen,
  maker: chosen,
})

/** What the editor shows under a name; the calendar mode decides what there is to say. */
export function sectionOf(name: SectionName, mode: Mode): Section {
  const sections = {
    keterangan: textSection,
    info: factsSection,
    waktu: timesSections[mode],
    hari: mode === 'night' ? nightDaysSection : daysSection,
    libur: closedSection,
    aturan: rulesSections[mode],
    pembatalan: tiersSection,
    harga: pricesSections[mode],
    tambahan: addOnsSection,
  }
  return sections[name]
}
