import type { Looked } from './guest.ts'
import { percentileOfRounds } from './load.ts'
import { type Finding, milliseconds } from './report.ts'
import type { Setting } from './setting.ts'

const longestMs = 5
const database = 'visits'

/** How long one month of an experience takes that has been booked ten thousand times. */
export async function benchVisits({ stage, effort, startBare }: Setting): Promise<Finding> {
  await stage.newDatabase(database)
  const { server } = await startBare('guest.ts', { database })
  try {
    const bookings = effort.isQuick ? 300 : 10_000
    const stays = await server.ask<number>({ kind: 'fill', bookings })
    await server.ask({ kind: 'look', times: 60 })
    const rounds: Looked[] = []
    for (let round = 0; round < (effort.isQuick ? 1 : 3); round++) {
      rounds.push(await server.ask<Looked>({ kind: 'look', times: effort.searches }))
    }
    const times = rounds.map((round) => round.map((each) => each.milliseconds))
    const p95 = percentileOfRounds(times, 0.95)
    return {
      rows: [
        {
          bench: 'visits',
          what: `a month of an experience with ${stays} bookings, p95`,
          measured: milliseconds(p95),
          target: `≤ ${longestMs} ms`,
          isMet: p95 <= longestMs,
          note: `p50 ${milliseconds(percentileOfRounds(times, 0.5))}; in turn a homestay of 60 rooms and a beach, six months each`,
        },
      ],
    }
  } finally {
    await server.stop()
  }
}
