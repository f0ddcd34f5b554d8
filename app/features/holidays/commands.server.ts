import { ok, refuse, type Result } from '#app/core/result.ts'
import { addDays, type CalendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { parseSection, type Problems, type Typed } from '#app/features/experiences/section.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { fixedHolidaysFrom } from './fixed-holidays.ts'
import { holidaySection } from './sections.ts'

type Admin = Extract<Actor, { type: 'admin' }>
type Added = { ok: true; value: { date: CalendarDate } } | { ok: false; problems: Problems }

/** A decree speaks of the next year; a day years beyond what can be booked is a slip of the finger. */
const farthestDays = 1_095

const today = () => todayAt('WIB', new Date())

/** Visits of that day cost the holiday's price from now on; what was bought keeps what it cost. */
export async function addHoliday(actor: Admin, typed: Typed): Promise<Added> {
  const parsed = parseSection(holidaySection, typed)
  if (!parsed.ok) return parsed
  const { date, nameId, nameEn } = parsed.value
  if (date < today()) return { ok: false, problems: { date: 'past' } }
  if (date > addDays(today(), farthestDays)) return { ok: false, problems: { date: 'tooFar' } }
  return transaction(async (tx) => {
    // One that was taken back is there again; one that stands is left as it is.
    const [added] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO holidays (date, name_id, name_en) VALUES (${date}::date, ${nameId}, ${nameEn})
      ON CONFLICT (date) DO UPDATE
        SET name_id = excluded.name_id, name_en = excluded.name_en, is_removed = false
        WHERE holidays.is_removed
      RETURNING id`
    if (!added) return { ok: false, problems: { date: 'taken' } }
    await record(tx, { id: added.id, action: 'created', actor, before: null, after: parsed.value })
    return { ok: true, value: { date } }
  })
}

/** An ordinary day again. One that is over stays: what was sold on it was sold as a holiday. */
export function removeHoliday(
  actor: Admin,
  date: CalendarDate,
): Promise<Result<undefined, 'not-found'>> {
  if (date < today()) return Promise.resolve(refuse('not-found'))
  return transaction(async (tx) => {
    const [removed] = await tx.$queryRaw<{ id: string; nameId: string; nameEn: string }[]>`
      UPDATE holidays SET is_removed = true WHERE date = ${date}::date AND NOT is_removed
      RETURNING id, name_id AS "nameId", name_en AS "nameEn"`
    if (!removed) return refuse('not-found')
    const { id, ...names } = removed
    await record(tx, { id, action: 'deleted', actor, before: { date, ...names }, after: null })
    return ok()
  })
}

/** Fills the years that can be booked by now; days that are there, or were taken back, stay as they are. */
export async function addFixedHolidays(): Promise<void> {
  await db.holiday.createMany({
    data: fixedHolidaysFrom(today()).map(({ date, ...names }) => ({
      date: new Date(date),
      ...names,
    })),
    skipDuplicates: true,
  })
}

type Noted = { date: string; nameId: string; nameEn: string } | null
type Change = { id: string; action: string; actor: Actor; before: Noted; after: Noted }

function record(tx: Tx, { id, action, actor, before, after }: Change): Promise<void> {
  const said = (noted: Noted) => noted && JSON.stringify(noted)
  const details = { before: said(before), after: said(after) }
  return recordAudit(tx, [{ subject: { type: 'holiday', id }, action, actor, details }])
}
