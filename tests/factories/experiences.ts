import { newCode, newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import {
  addDays,
  type CalendarDate,
  calendarDate,
  todayAt,
} from '#app/features/bookings/calendar-date.ts'
import { db } from '#app/server/db.server.ts'
import { aCategory, aMaker, aVillage, type TestVariant } from './shops.ts'

export type TestExperience = TestVariant & {
  unitIds: string[]
  sessionIds: string[]
  addOns: TestVariant[]
}

type Changes = {
  shop?: { id: string }
  price?: bigint
  capacity?: number
  /** Start times; each with the capacity. */
  sessions?: readonly string[]
  /** Groups a day, each of which asks first; ten people and more. */
  groups?: number
  /** Rooms, each for two. */
  units?: number
  /** Of each add-on so many a day (a session, a night), at 5,000 each. */
  addOns?: readonly number[]
  /** What it is sold by; people or rooms, unless it is said. */
  unit?: VisitUnit
  columns?: Partial<{
    peoplePerUnit: number
    leadTimeHours: number
    groupMinimum: number
    groupMaximum: number
    weekdays: number[]
    durationMinutes: number
    depositPercent: number
    asksNames: boolean
  }>
}

const addOnPrice = rupiah(5_000)

/** Open on every day of half a year: tickets, unless it has sessions or rooms. */
export async function anExperience(changes: Changes = {}): Promise<TestExperience> {
  const { sessions = [], units = 0, groups, price = rupiah(10_000), columns } = changes
  const capacity = groups ?? changes.capacity ?? 10
  const addOns = (changes.addOns ?? []).map((each) => ({ id: newId(), addOnCapacity: each }))
  const { id: makerId, shopId } = await aMaker(changes.shop)
  const [id, listingId] = [newId(), newId()]
  const title = units > 0 ? 'Homestay' : 'Tiket'
  await db.listing.create({
    data: {
      id: listingId,
      slug: `wisata-${newCode(8).toLowerCase()}`,
      shopId,
      makerId,
      villageCode: (await aVillage()).code,
      categorySlug: await aCategory(),
      kind: 'experience',
      titleId: title,
      titleEn: title,
      descriptionId: 'Contoh',
      descriptionEn: 'Sample',
      unit: changes.unit ?? (units > 0 ? 'kamar/malam' : 'orang'),
      isSample: true,
      variants: {
        create: [
          { id, price },
          ...addOns.map((addOn, index) => ({
            ...addOn,
            price: addOnPrice,
            labelId: `Rompi ${index + 1}`,
            labelEn: `Vest ${index + 1}`,
            position: index + 1,
          })),
        ],
      },
    },
  })
  const everyDay = [1, 2, 3, 4, 5, 6, 7]
  const sessionIds = sessions.map(() => newId())
  const unitIds = Array.from({ length: units }, () => newId())
  await db.experience.create({
    data: {
      listingId,
      shopId,
      mode: modeOf({ units, sessions, groups }),
      capacity,
      arriveBy: '23:59',
      departBy: units > 0 ? '12:00' : null,
      durationMinutes: sessions.length > 0 ? 120 : null,
      weekdays: everyDay,
      arrivalWeekdays: everyDay,
      sessions: {
        create: sessions.map((startsAt, index) => ({ id: sessionIds[index]!, startsAt, capacity })),
      },
      units: {
        create: unitIds.map((unitId, position) => ({
          id: unitId,
          name: `Kamar ${position + 1}`,
          sleeps: 2,
          position,
        })),
      },
      ...(groups && { groupMinimum: 10, arriveBy: '08:00' }),
      ...columns,
    },
  })
  const line = { shopId, makerId, listingId }
  return {
    ...line,
    id,
    price,
    unitIds,
    sessionIds,
    addOns: addOns.map((addOn) => ({ ...line, id: addOn.id, price: addOnPrice })),
  }
}

function modeOf({
  units,
  sessions,
  groups,
}: {
  units: number
  sessions: readonly string[]
  groups: number | undefined
}) {
  if (groups) return 'groupOnRequest' as const
  if (units > 0) return 'night' as const
  return sessions.length > 0 ? ('session' as const) : ('anyDay' as const)
}

/** Children, or guests from abroad: another price of the same calendar. */
export async function anotherKindOf(
  { shopId, listingId, price }: TestExperience,
  label = 'Anak',
): Promise<{ id: string; price: bigint }> {
  const id = newId()
  const [labelId, labelEn] = [label, label]
  await db.variant.create({ data: { id, shopId, listingId, price, labelId, labelEn, position: 1 } })
  return { id, price }
}

/** So many days from today, where the place is. */
export function inDays(days: number): CalendarDate {
  return addDays(calendarDate(todayAt('WIB', new Date())), days)
}
