import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { calendarDateOf } from '#app/core/dates.ts'
import { freePort } from '#app/server/postgres-cluster.server.ts'
import { startTemporaryPostgres } from '#app/server/temporary-postgres.server.ts'
import { end, root, startProgram, untilReady } from './site-process.ts'
import { copyStory, storyDatabase } from './story.ts'

const database = 'journeys'

/**
 * One site for the whole run: what `npm start` starts, on free ports, with a copy of the demo story
 * (cached by everything that makes it, and by the day, because the story ends today).
 */
export default async function startSite(): Promise<() => Promise<void>> {
  const postgres = await startTemporaryPostgres(whatMakesTheStory(), fillDatabase)
  await copyStory(postgres.url(storyDatabase), database)
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'lumbung-journeys-'))
  const port = await freePort()
  const emulatorPort = await freePort()
  Object.assign(process.env, {
    JOURNEYS_URL: `http://localhost:${port}`,
    JOURNEYS_EMULATOR_URL: `http://127.0.0.1:${emulatorPort}`,
    JOURNEYS_DATABASE_URL: postgres.url(database),
  })
  const site = startProgram('app/server/start.ts', {
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
    await untilReady(site, process.env.JOURNEYS_URL ?? '')
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
  return `${storyDatabase} ${calendarDateOf(new Date())} ${hash.digest('hex')}`
}

async function fillDatabase(url: (database: string) => string): Promise<void> {
  const script = path.join(import.meta.dirname, 'fill-database.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, storyDatabase], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url('postgres'), LOG_LEVEL: 'error' },
  })
  if (status !== 0) throw new Error(`The demo story could not be told.\n${stdout}${stderr}`)
}
