import { newId } from '#app/core/ids.ts'
import { addDays, type CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { db, pool } from '#app/server/db.server.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'
import type { Random } from '#tests/money/random.ts'

/** So far ahead things happen and are looked for; beyond the shortest horizons. */
export const farthestDay = 50

const times = ['00:00', '07:30', '09:00', '13:00', '23:59'] as const

/** An experience whose rules, sessions and rooms are anything the table allows. */
export async function aRandomExperience(random: Random): Promise<TestExperience> {
  const { below, pick, chance } = random
  const mode = pick(['anyDay', 'session', 'night', 'night', 'groupOnRequest'])
  const isByDay = mode === 'anyDay' || mode === 'session'
  const isByCar = isByDay && chance(0.4)
  const made = await anExperience({
    ...(isByCar && { unit: 'mobil' as const }),
    capacity: below(12) + (mode === 'session' ? 1 : 0),
    sessions: mode === 'session' ? random.shuffled(times).slice(0, 1 + below(3)) : [],
    units: mode === 'night' ? 1 + below(5) : 0,
  })
  const weekdays = () => [1, 2, 3, 4, 5, 6, 7].filter(() => chance(0.85))
  const [groupMinimum, nightsMinimum] = [1 + below(4), 1 + below(4)]
  await db.experience.update({
    where: { listingId: made.listingId },
    data: {
      ...(mode === 'groupOnRequest' && { mode }),
      zone: pick(['WIB', 'WITA', 'WIT']),
      arriveBy: pick(times),
      weekdays: weekdays(),
      arrivalWeekdays: weekdays(),
      seasons: chance(0.2) ? [pick(seasons)] : [],
      leadTimeHours: pick([0, 0, 1, 30, 96]),
      horizonDays: pick([10, 30, 45, 180]),
      ...(isByCar && { peoplePerUnit: pick([null, 1, 2, 4]) }),
      groupMinimum,
      groupMaximum: groupMinimum + below(12),
      nightsMinimum,
      nightsMaximum: nightsMinimum + below(6),
    },
  })
  for (const id of made.unitIds) {
    const data = { sleeps: 1 + below(5), isActive: chance(0.9) }
    await db.experienceUnit.update({ where: { id }, data })
  }
  for (const id of made.sessionIds) {
    await db.experienceSession.update({ where: { id }, data: { isActive: chance(0.9) } })
  }
  return made
}

const seasons = [
  { from: '11-01', to: '12-10' },
  { from: '12-15', to: '02-01' },
  { from: '06-01', to: '08-31' },
]

/** Somebody books, cancels, closes, opens, blocks or changes something. */
export async function somethingHappens(
  random: Random,
  { listingId, unitIds, sessionIds }: TestExperience,
): Promise<void> {
  const { below, pick, chance } = random
  const date = inDays(below(farthestDay))
  const sessionId = sessionIds.length > 0 ? pick(sessionIds) : null
  const rest = { listingId, date: new Date(date) }
  if (unitIds.length > 0 && chance(0.8)) {
    await stayOrLeave(random, pick(unitIds), date)
  } else if (chance(0.6)) {
    const held = below(6)
    await pool.query(
      `INSERT INTO slots (id, listing_id, date, session_id, capacity, held, sold)
       VALUES ($1, $2, $3, $4, 30, $5, 2)
       ON CONFLICT (listing_id, date, session_id, add_on_id) DO UPDATE SET held = excluded.held`,
      [newId(), listingId, date, sessionId, held],
    )
  } else if (chance(0.7)) {
    await pool.query('DELETE FROM experience_dates WHERE listing_id = $1 AND date = $2', [
      listingId,
      date,
    ])
    const said = chance(0.5)
      ? { isOpen: chance(0.5) }
      : { capacity: below(20), ...(sessionId && { sessionId }) }
    await db.experienceDate.create({ data: { id: newId(), ...rest, ...said } })
  } else {
    const data = { leadTimeHours: pick([0, 5, 48]), horizonDays: pick([20, 40]) }
    await db.experience.update({ where: { listingId }, data })
  }
}

/** A room is taken for some nights, or whoever had one of them leaves. */
async function stayOrLeave({ below }: Random, unitId: string, date: CalendarDate): Promise<void> {
  const departure = addDays(date, 1 + below(4))
  const { rowCount } = await pool.query(
    `UPDATE unit_stays SET is_released = true WHERE unit_id = $1 AND NOT is_released
     AND daterange(arrival, departure) && daterange($2, $3)`,
    [unitId, date, departure],
  )
  if (rowCount) return
  await db.unitStay.create({
    data: { id: newId(), unitId, arrival: new Date(date), departure: new Date(departure) },
  })
}
