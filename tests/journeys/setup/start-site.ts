import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { calendarDateOf } from '#app/core/dates.ts'
import { freePort } from '#app/server/postgres-cluster.server.ts'
import { startTemporaryPostgres } from '#app/server/temporary-postgres.server.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const database = 'journeys'
const patienceMs = 180_000

/**
 * One site for the whole run: what `npm start` starts, on free ports, with a database of its own
 * that already holds the demo story (cached by everything that makes it, and by the day, because the
 * story ends today).
 */
export default async function startSite(): Promise<() => Promise<void>> {
  const postgres = await startTemporaryPostgres(whatMakesTheStory(), fillDatabase)
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'lumbung-journeys-'))
  const port = await freePort()
  const emulatorPort = await freePort()
  Object.assign(process.env, {
    JOURNEYS_URL: `http://localhost:${port}`,
    JOURNEYS_EMULATOR_URL: `http://127.0.0.1:${emulatorPort}`,
    JOURNEYS_DATABASE_URL: postgres.url(database),
  })
  const site = runNode(['app/server/start.ts'], {
    PORT: String(port),
    EMULATOR_PORT: String(emulatorPort),
    DATA_DIR: dataFolder,
    DATABASE_URL: postgres.url(database),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
  })
  const stop = async () => {
    await end(site.child)
    await postgres.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  try {
    await untilReady(site)
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

function whatMakesTheStory(): string {
  const files = ['prisma/migrations', 'prisma/seed', 'app/features/search', 'integrations/search']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.(webp|avif|png|jpg)$/.test(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name)),
    )
    .concat(path.join(root, 'app/server/job-catalog.server.ts'))
  const hash = createHash('sha256')
  for (const file of files.toSorted()) hash.update(file).update(readFileSync(file))
  return `journeys ${calendarDateOf(new Date())} ${hash.digest('hex')}`
}

async function fillDatabase(url: (database: string) => string): Promise<void> {
  const script = path.join(import.meta.dirname, 'fill-database.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, database], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url('postgres'), LOG_LEVEL: 'error' },
  })
  if (status !== 0) throw new Error(`The demo story could not be told.\n${stdout}${stderr}`)
}

type Site = { child: ChildProcess; output: () => string }

function runNode(args: string[], variables: Record<string, string>): Site {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // The runner's own variables (NODE_OPTIONS, NODE_ENV) are not the site's.
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', APP_URL: '', ...variables },
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000)
    if (process.env.DEBUG_JOURNEYS) process.stdout.write(chunk)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return { child, output: () => output }
}

async function untilReady({ child, output }: Site): Promise<void> {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The site did not start.\n${output()}`)
    const answer = await fetch(`${process.env.JOURNEYS_URL}/health/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`The site was not ready within ${patienceMs / 1000} s.\n${output()}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await ended
  clearTimeout(timer)
}
