import { buildIfStale } from '#app/server/build.ts'
import { benchBytes } from './bytes.ts'
import { benchConsole } from './console.ts'
import { benchDates } from './dates.ts'
import { benchEngines } from './engines.ts'
import { benchCached, benchGrowth, benchUncached } from './pages.ts'
import { type BenchName, readOptions } from './options.ts'
import { benchPlans } from './plans.ts'
import { describeMachine } from './processor-time.ts'
import { benchOversell, benchPurchases } from './purchases.ts'
import { asMarkdown, asTable, type Finding, writeJson, writeReadme } from './report.ts'
import { benchSearch } from './search.ts'
import { type Setting, settingFor } from './setting.ts'
import { setStage } from './stage.ts'
import { benchStarts } from './starts.ts'
import { benchUploads } from './uploads.ts'
import { benchVisits } from './visits.ts'

// `npm run bench`: see README.md in this folder.

const benches: Record<BenchName, (setting: Setting) => Promise<Finding>> = {
  cached: benchCached,
  uncached: benchUncached,
  growth: benchGrowth,
  search: benchSearch,
  engines: benchEngines,
  dates: benchDates,
  purchases: benchPurchases,
  oversell: benchOversell,
  visits: benchVisits,
  uploads: benchUploads,
  console: benchConsole,
  bytes: benchBytes,
  plans: benchPlans,
  starts: benchStarts,
}

const longestRunMs = 15 * 60_000
const effort = readOptions(process.argv.slice(2))
const started = performance.now()
const say = (text: string) => void process.stdout.write(`${text}\n`)
// Whatever hangs, nobody has to come and end it.
setTimeout(() => {
  say('The bench took too long and is given up.')
  process.exit(1)
}, longestRunMs).unref()

const before = describeMachine()
say(`Lumbung's bench on ${before}\n`)
await buildIfStale()
const stage = await setStage(effort, say)
const { setting, tidyUp } = settingFor(stage, effort, say)
const findings: (Finding & { bench: string; seconds: number })[] = []
try {
  for (const bench of effort.only) {
    const start = performance.now()
    const finding = await benches[bench](setting)
    findings.push({ bench, seconds: secondsSince(start), ...finding })
    say(`\n${asTable(finding.rows)}`)
    if (finding.appendix) say(`\n${finding.appendix}`)
  }
} finally {
  await tidyUp()
  await stage.stop()
}

const rows = findings.flatMap((finding) => finding.rows)
const short = rows.filter(({ isMet }) => isMet === false)
const file = writeJson({
  machine: { before, after: describeMachine() },
  isQuick: effort.isQuick,
  rows,
  findings: findings.map(({ bench, seconds, details }) => ({ bench, seconds, details })),
})
if (effort.writeReadme) writeReadme(asMarkdown(rows, before))
say(`\n${rows.length - short.length} rows are as they should be, ${short.length} fall short.`)
if (effort.isQuick)
  say('This was a quick run: it shows that the bench works, its numbers say nothing.')
say(`${secondsSince(started)} s; ${describeMachine()}; details in ${file}`)
process.exit(0)

function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 100) / 10
}
