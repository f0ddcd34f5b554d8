import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import {
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '#app/server/temporary-postgres.server.ts'
import type { BenchName, Effort } from './options.ts'
import { moveOffServerCore, processorSecondsOfTree } from './processor-time.ts'

const root = path.resolve(import.meta.dirname, '../..')

export type Stage = {
  url: (database: string) => string
  /** A new database with regions and categories only. */
  newDatabase: (name: string) => Promise<string>
  databaseSeconds: () => number
  stop: () => Promise<void>
}

export const marketOf = (listings: number) => `market_${listings}`
export const experiencesOf = (count: number) => `experiences_${count}`
export const desksOf = (listings: number, orders: number) => `desks_${listings}_${orders}`
export const storyDatabase = 'story'

type Sizes = Effort['sizes']
/** The filled databases each part looks into, with what fills them; of the empty ones it makes its own. */
type Filled = readonly [name: string, ...args: string[]]
const market = (count: number): Filled => [marketOf(count), 'listings', String(count)]
const story: Filled = [storyDatabase, 'story']
const filledFor: Record<BenchName, (sizes: Sizes) => readonly Filled[]> = {
  cached: ({ usual }) => [market(usual)],
  uncached: ({ usual }) => [market(usual)],
  growth: ({ smallest, largest }) => [market(smallest), market(largest)],
  search: ({ smallest, usual, largest }) => [market(smallest), market(usual), market(largest)],
  engines: () => [],
  dates: ({ experiences }) => [[experiencesOf(experiences), 'experiences', String(experiences)]],
  purchases: () => [],
  oversell: () => [],
  visits: () => [],
  uploads: () => [],
  console: ({ desks, orders }) => [
    [desksOf(desks, orders), 'desks', String(desks), String(orders)],
  ],
  bytes: () => [story],
  plans: ({ plans }) => [market(plans)],
  starts: () => [],
}

/** One PostgreSQL with what the chosen parts need in it; filled once, then kept until what makes it changes. */
export async function setStage(
  { only, sizes }: Effort,
  say: (text: string) => void,
): Promise<Stage> {
  const all = Array.from(only, (name) => filledFor[name](sizes)).flat()
  const filled = [...new Map(all.map((each) => [each[0], each])).values()]
  const prepare = async (url: (database: string) => string) => {
    say('Filling the databases; this is done once…')
    await fillDatabases(url, filled, say)
  }
  const postgres = await startTemporaryPostgres(whatFillsIt(filled), prepare, { durable: true })
  const postmaster = await postmasterOf(postgres)
  moveOffServerCore(postmaster)
  return {
    url: postgres.url,
    newDatabase: async (name) => {
      await run(postgres.url('postgres'), `CREATE DATABASE ${name} TEMPLATE base`)
      return postgres.url(name)
    },
    databaseSeconds: () => processorSecondsOfTree(postmaster),
    stop: postgres.stop,
  }
}

async function fillDatabases(
  url: (database: string) => string,
  filled: readonly Filled[],
  say: (text: string) => void,
): Promise<void> {
  const timed = async (name: string, ...args: string[]) => {
    const started = performance.now()
    await fill(url(name), args)
    say(`  ${name.padEnd(16)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`)
  }
  await run(url('postgres'), 'CREATE DATABASE base')
  await timed('base', 'base')
  const waiting = filled.toReversed().values()
  const worker = async () => {
    for (const [name, ...args] of waiting) {
      await timed(name, ...args)
    }
  }
  // A template may be copied by one at a time.
  for (const [name] of filled) {
    await run(url('postgres'), `CREATE DATABASE ${name} TEMPLATE base`)
  }
  await Promise.all([worker(), worker()])
}

async function fill(url: string, args: readonly string[]): Promise<void> {
  const script = path.join(import.meta.dirname, 'fill-database.ts')
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'error' },
  })
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.once('close', resolve)
  const code = await promise
  if (code !== 0) throw new Error(`Filling the database failed (${args.join(' ')}).`)
}

async function postmasterOf(postgres: TemporaryPostgres): Promise<number> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') })
  await client.connect()
  const { rows } = await client.query<{ folder: string }>(
    `SELECT current_setting('data_directory') AS folder`,
  )
  await client.end()
  const [pid = ''] = readFileSync(`${rows[0]?.folder}/postmaster.pid`, 'utf8').split('\n')
  return Number(pid)
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

function whatFillsIt(filled: readonly Filled[]): string {
  const files = ['prisma/migrations', 'prisma/seed', 'integrations/search', 'tests/bench']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name)),
    )
    .filter((file) => !file.includes('tests/bench/') || /\/(fill-|search-corpus)/.test(file))
    .filter((file) => !/\.(webp|avif|png|jpg|md)$|\.test\.ts$/.test(file))
    .concat(path.join(root, 'app/server/job-catalog.server.ts'))
  const hash = createHash('sha256')
  for (const file of files.toSorted())
    hash.update(path.relative(root, file)).update(readFileSync(file))
  return `bench ${filled.join(' ')} ${hash.digest('hex')}`
}
