import { newId } from '#app/core/ids.ts'
import { addDays, calendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { getVisitMonth } from '#app/features/bookings/month-queries.server.ts'
import { db } from '#app/server/db.server.ts'
import { anExperience } from '#tests/factories/experiences.ts'
import { answerQuestions } from './answer.ts'

// Looks at months of a homestay and of a beach, both of which are booked a lot.

const rooms = 60
const months = 6
const days = months * 30

export type Looked = { milliseconds: number }[]

const today = calendarDate(todayAt('WIB', new Date()))

let listings: { listingId: string; variantIds: string[]; addOnIds: string[] }[] = []

export type GuestQuestion = { kind: 'fill'; bookings: number } | { kind: 'look'; times: number }

answerQuestions<GuestQuestion>((question) =>
  question.kind === 'fill' ? fill(question.bookings) : look(question.times),
)

/** So many nights of one homestay, one by one, and as many visitors of one beach. */
async function fill(bookings: number): Promise<number> {
  const homestay = await anExperience({ units: rooms })
  const beach = await anExperience({ capacity: 100_000 })
  const nights = Math.ceil(bookings / rooms)
  // Room by room: all at once is more than a statement may take on a busy machine.
  for (const unitId of homestay.unitIds) {
    const data = Array.from({ length: nights }, (_, day) => ({
      id: newId(),
      unitId,
      arrival: new Date(addDays(today, day)),
      departure: new Date(addDays(today, day + 1)),
    }))
    await db.unitStay.createMany({ data })
  }
  await db.slot.createMany({
    data: Array.from({ length: days }, (_, day) => ({
      id: newId(),
      listingId: beach.listingId,
      date: new Date(addDays(today, day)),
      capacity: 100_000,
      sold: Math.ceil(bookings / days),
    })),
  })
  listings = [homestay, beach].map(({ listingId, id }) => ({
    listingId,
    variantIds: [id],
    addOnIds: [],
  }))
  return nights * rooms
}

async function look(times: number): Promise<Looked> {
  const looked: Looked = []
  for (let turn = 0; turn < times; turn++) {
    const listing = listings[turn % listings.length]
    if (!listing) throw new Error('Nothing was filled')
    const month = addDays(today, 30 * (turn % months)).slice(0, 7)
    const started = performance.now()
    await getVisitMonth(listing, { month })
    looked.push({ milliseconds: performance.now() - started })
  }
  return looked
}
