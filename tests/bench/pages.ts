import { request } from 'node:http'
import { buildCards } from './build-cards.ts'
import { compare, type Target } from './load.ts'
import { type HotPages, hotPagesOf, newSearches, uncached } from './market.ts'
import type { Effort } from './options.ts'
import { milliseconds, percent, type Finding, type Row } from './report.ts'
import type { Setting } from './setting.ts'
import { marketOf } from './stage.ts'

const browser = { 'accept-encoding': 'gzip, deflate, br, zstd' }
const targets = { cached: 0.8, uncached: 0.6, growth: 1.3 }

type PageName = keyof HotPages
const newSearch = 'search not asked before'
const pageNames = ['home', 'category', 'product', 'search', newSearch] as const

/** Addresses past the page cache. */
function pathsOf(name: PageName | typeof newSearch, pages: HotPages): Target['paths'] {
  return name === newSearch ? newSearches() : pages[name].map(uncached)
}

/** One is enough to see that the bench works; the plans visit all of them anyway. */
function some<Name extends string>({ isQuick }: Effort, names: readonly Name[]): readonly Name[] {
  return isQuick ? names.slice(0, 1) : names
}

/** A page from the cache against a bare server that sends the same bytes. */
export async function benchCached(setting: Setting): Promise<Finding> {
  const { stage, effort, startSite, startBare } = setting
  const database = marketOf(effort.sizes.usual)
  const pages = await hotPagesOf(stage.url(database))
  const site = await startSite(database)
  const bare = await startBare('bare-bytes.ts', {})
  const rows: Row[] = []
  const details: Record<string, unknown> = {}
  for (const name of some(effort, ['home', 'product', 'search'])) {
    const path = pages[name][0] ?? '/'
    // The first visit fills the cache, the second shows what comes out of it.
    await fetchRaw(site.port, path)
    const page = await fetchRaw(site.port, path)
    await bare.server.ask(page)
    const target = { paths: [path], headers: browser, connections: 32 }
    const result = await compare(
      { ours: { ...site, ...target }, base: { ...bare, ...target } },
      { rounds: effort.rounds, seconds: effort.secondsOfRound },
      () => 0,
    )
    details[name] = result
    const [ours, base] = [result.ours, result.base].map((each) => each.perCoreSecond.toFixed(0))
    rows.push({
      bench: 'cached',
      what: `cached page, ${name}`,
      measured: percent(result.ratio),
      target: `≥ ${percent(targets.cached)}`,
      isMet: result.ratio >= targets.cached,
      note: `${ours}/s of one core; bare Node with the same ${kilobytes(page.body)} KB and headers ${base}/s`,
    })
  }
  await Promise.all([site.server.stop(), bare.server.stop()])
  return { rows, details }
}

const kilobytes = (base64: string) => ((base64.length * 0.75) / 1024).toFixed(1)

/** A page made anew against one SELECT and React alone. */
export async function benchUncached(setting: Setting): Promise<Finding> {
  const { stage, effort, startSite, startBare } = setting
  const database = marketOf(effort.sizes.usual)
  const pages = await hotPagesOf(stage.url(database))
  const site = await startSite(database)
  const bare = await startBare('bare-cards.ts', { database, args: [await buildCards()] })
  const rows: Row[] = []
  const details: Record<string, unknown> = {}
  for (const name of some(effort, pageNames)) {
    const paths = pathsOf(name, pages)
    await warmUp(site.url, paths)
    const result = await compare(
      {
        ours: { ...site, paths, connections: 16 },
        base: { ...bare, paths: ['/'], connections: 16 },
      },
      { rounds: effort.rounds, seconds: effort.secondsOfRound },
      stage.databaseSeconds,
    )
    details[name] = result
    const { ours, base, ratio } = result
    rows.push({
      bench: 'uncached',
      what: `page made anew, ${name}`,
      measured: percent(ratio),
      target: `≥ ${percent(targets.uncached)}`,
      isMet: ratio >= targets.uncached,
      note: `${milliseconds(ours.serverMs)} server + ${milliseconds(ours.databaseMs)} database; one SELECT + React ${milliseconds(base.serverMs)} + ${milliseconds(base.databaseMs)}`,
    })
  }
  await Promise.all([site.server.stop(), bare.server.stop()])
  return { rows, details }
}

/** What a request costs more when there are a hundred times as many listings. */
export async function benchGrowth(setting: Setting): Promise<Finding> {
  const { stage, effort, startSite } = setting
  const { smallest, largest } = effort.sizes
  const pages: HotPages = await hotPagesOf(stage.url(marketOf(smallest)))
  const small = await startSite(marketOf(smallest))
  const large = await startSite(marketOf(largest))
  const rows: Row[] = []
  const details: Record<string, unknown> = {}
  for (const name of some(effort, pageNames)) {
    const [ours, base] = [small, large].map((site): Target => ({
      ...site,
      paths: pathsOf(name, pages),
      connections: 16,
    })) as [Target, Target]
    await warmUp(small.url, ours.paths)
    await warmUp(large.url, base.paths)
    const result = await compare(
      { ours, base },
      { rounds: Math.ceil(effort.rounds * 0.6), seconds: effort.secondsOfRound },
      stage.databaseSeconds,
    )
    details[name] = { small: result.ours, large: result.base, growth: result.ratio }
    const [from, to] = [result.ours, result.base].map((each) =>
      milliseconds(each.serverMs + each.databaseMs),
    )
    rows.push({
      bench: 'growth',
      what: `cost of ${name}, ${smallest} → ${largest} listings`,
      measured: `× ${result.ratio.toFixed(2)}`,
      target: `< ${targets.growth}`,
      isMet: result.ratio < targets.growth,
      note: `${from} → ${to} of one core, server and database together`,
    })
  }
  await Promise.all([small.server.stop(), large.server.stop()])
  return { rows, details }
}

async function warmUp(url: string, paths: Target['paths']): Promise<void> {
  const visits =
    typeof paths === 'function' ? Array.from({ length: 48 }, paths) : [...paths, ...paths]
  for (const path of visits) {
    const answer = await fetch(url + path)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    await answer.arrayBuffer()
  }
}

/** The bytes and headers as they come over the wire, for another server to send them too. */
function fetchRaw(port: number, path: string): Promise<{ headers: string[]; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ headers: string[]; body: string }>()
  request({ host: '127.0.0.1', port, path, headers: browser }, (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('end', () => {
      // Node adds these by itself to every answer.
      const own = /^(date|connection|keep-alive)$/i
      const pairs = response.rawHeaders.flatMap((name, index, all) =>
        index % 2 === 0 && !own.test(name) ? [name, all[index + 1] ?? ''] : [],
      )
      resolve({ headers: pairs, body: Buffer.concat(chunks).toString('base64') })
    })
  })
    .on('error', reject)
    .end()
  return promise
}
