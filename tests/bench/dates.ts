import {
  addDays,
  type CalendarDate,
  calendarDate,
  todayAt,
} from '#app/features/bookings/calendar-date.ts'
import { catalogDocuments } from '#tests/search/catalog-documents.ts'
import { percentileOfRounds } from './load.ts'
import { type Finding, milliseconds } from './report.ts'
import type { Searched } from './searcher.ts'
import type { Setting } from './setting.ts'
import { experiencesOf } from './stage.ts'

const longestMs = 40
const kinds = ['day', 'people', 'stay', 'text', 'place'] as const

/** How long it takes to find what is free on a day, as the page of a search does. */
export async function benchDates({ effort, startBare }: Setting): Promise<Finding> {
  const count = effort.sizes.experiences
  const { server } = await startBare('searcher.ts', { database: experiencesOf(count) })
  try {
    await server.ask({ addresses: addressesFrom(0, 60) })
    const rounds: Searched[][] = []
    for (let round = 1; round <= (effort.isQuick ? 1 : 3); round++) {
      const addresses = addressesFrom(round * effort.searches, effort.searches)
      rounds.push(await server.ask<Searched[]>({ addresses }))
    }
    const times = (kind: number | null) =>
      rounds.map((round) =>
        round
          .filter((_, at) => kind === null || at % kinds.length === kind)
          .map((each) => each.milliseconds),
      )
    const p95 = percentileOfRounds(times(null), 0.95)
    const byKind = kinds.map(
      (kind, at) => `${kind} ${milliseconds(percentileOfRounds(times(at), 0.95))}`,
    )
    const shown = rounds.flat().filter(({ ids }) => ids.length > 0).length
    return {
      rows: [
        {
          bench: 'dates',
          what: `search by days and people, ${count} experiences, p95`,
          measured: milliseconds(p95),
          target: `≤ ${longestMs} ms`,
          isMet: p95 <= longestMs,
          note: `p50 ${milliseconds(percentileOfRounds(times(null), 0.5))}; p95 ${byKind.join(', ')}; ${shown} of ${rounds.flat().length} found something`,
        },
      ],
    }
  } finally {
    await server.stop()
  }
}

/** A fifth of each kind, no two with the same day and people; `from` is a multiple of the kinds. */
function addressesFrom(from: number, count: number): string[] {
  const today = calendarDate(todayAt('WIB', new Date()))
  return Array.from({ length: count }, (_, each) => addressOf(from + each, today))
}

function addressOf(index: number, today: CalendarDate): string {
  const date = addDays(today, 1 + ((index * 37) % 150))
  const orang = String(1 + ((index * 7) % 12))
  const document = catalogDocuments[(index * 31) % catalogDocuments.length]
  const more: Record<(typeof kinds)[number], Record<string, string>> = {
    day: {},
    people: { orang },
    stay: { orang, pulang: addDays(date, 1 + (index % 4)) },
    text: { orang, q: ['pantai', 'homestay', 'kebun kopi', 'air terjun'][index % 4] ?? '' },
    place: { orang, kecamatan: document?.district.code ?? '' },
  }
  const kind = kinds[index % kinds.length] ?? 'day'
  return `${new URLSearchParams({ tanggal: date, ...more[kind] })}`
}
