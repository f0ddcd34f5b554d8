import { startMeilisearchEmulator } from '#tests/emulators/meilisearch/server.ts'
import type { Asked, Filled } from './indexer.ts'
import { percentileOfRounds } from './load.ts'
import { canReadProcessorTime } from './processor-time.ts'
import { type Finding, milliseconds, type Row } from './report.ts'
import type { Setting } from './setting.ts'

/** The emulator looks at every listing for every search, so that it is asked less often. */
const asksOf = { PostgreSQL: 1, Meilisearch: 0.1 } as const
type Name = keyof typeof asksOf

/**
 * How long it takes to write the whole index, and to ask it, through each engine. Behind the adapter of
 * Meilisearch stands our emulator: what is ours of it can be measured, the speed of a real server cannot.
 */
export async function benchEngines(setting: Setting): Promise<Finding> {
  await setting.stage.newDatabase('engines')
  const emulator = await startMeilisearchEmulator()
  try {
    const rows = [
      ...(await benchEngine(setting, 'PostgreSQL', ['postgres'])),
      ...(await benchEngine(setting, 'Meilisearch', ['meilisearch', emulator.url, emulator.key])),
    ]
    if (emulator.violations.length > 0) throw new Error(emulator.violations[0])
    return { rows }
  } finally {
    await emulator.stop()
  }
}

async function benchEngine(
  { effort, stage, startBare }: Setting,
  name: Name,
  args: readonly string[],
): Promise<Row[]> {
  const listings = effort.sizes.largest
  const { server } = await startBare('indexer.ts', { database: 'engines', args })
  try {
    const before = [server.processorSeconds(), stage.databaseSeconds()] as const
    const { seconds } = await server.ask<Filled>({ kind: 'fill', listings })
    const ours = server.processorSeconds() - before[0]
    const database = stage.databaseSeconds() - before[1]
    const times = Math.max(5, Math.round(effort.searches * asksOf[name]))
    const asked = await server.ask<Asked>({ kind: 'ask', times })
    const [p50, p95] = [0.5, 0.95].map((share) => percentileOfRounds([asked.milliseconds], share))
    const isEmulated = name === 'Meilisearch'
    const spent = canReadProcessorTime
      ? `of one core ${ours.toFixed(1)} s ours${isEmulated ? '' : `, ${database.toFixed(1)} s of the database`}; `
      : ''
    const behind = isEmulated ? 'the time is that of our emulator, not of Meilisearch' : 'no target'
    const told = { bench: 'engines', target: '', isMet: null }
    return [
      {
        ...told,
        what: `index ${listings} listings, ${name}`,
        measured: `${seconds.toFixed(1)} s`,
        note: `${Math.round(listings / seconds)}/s; ${spent}${behind}`,
      },
      {
        ...told,
        what: `search ${listings} listings, ${name}, p95`,
        measured: milliseconds(p95 ?? 0),
        note: `p50 ${milliseconds(p50 ?? 0)}; ${asked.found} of ${times} found something; the engine alone; ${behind}`,
      },
    ]
  } finally {
    await server.stop()
  }
}
