import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Binaries, findBinaries, giveTo } from '#app/server/postgres-binaries.server.ts'
import {
  type Cluster,
  connectionString,
  freePort,
  initialiseCluster,
  startCluster,
  stopCluster,
} from '#app/server/postgres-cluster.server.ts'

const cacheFolder = path.resolve(import.meta.dirname, '../../node_modules/.cache/lumbung')
const prefix = 'lumbung-postgres-'
const memory = '/dev/shm'
/** Only ever reachable from this machine and thrown away afterwards. */
const password = 'temporary'

export type TemporaryPostgres = {
  url: (database: string) => string
  stop: () => Promise<void>
}

/**
 * A PostgreSQL server of its own for tests and for comparing schemas, gone afterwards. Its data
 * folder is a copy of a prepared one, kept under `node_modules/.cache` by `contents` (a hash of
 * what `prepare` makes), because making it takes seconds and copying it takes a moment. `durable`: on a
 * disk and with the settings of production, once it is prepared.
 */
export async function startTemporaryPostgres(
  contents = '',
  prepare?: (url: (database: string) => string) => Promise<void>,
  { durable = false } = {},
): Promise<TemporaryPostgres> {
  const binaries = await findBinaries()
  await removeLeftovers(binaries)
  const folder = mkdtempSync(
    path.join(durable ? os.tmpdir() : quickFolder(), `${prefix}${process.pid}-`),
  )
  const cluster: Cluster = {
    folder: path.join(folder, 'data'),
    port: 0,
    password,
    durable: false,
  }
  const cached = path.join(
    cacheFolder,
    `postgres-${binaries.major}-${createHash('sha256').update(contents).digest('hex').slice(0, 16)}`,
  )
  const url = (database: string) => connectionString(cluster, database)
  const give = () => {
    if (binaries.owner) giveTo(binaries.owner, folder)
  }
  if (!existsSync(cached)) {
    give()
    await initialiseCluster(binaries, cluster)
    if (prepare) {
      await startOnFreePort(binaries, cluster)
      try {
        await prepare(url)
      } finally {
        await stopCluster(binaries, cluster.folder, 'fast')
      }
    }
    keep(cluster.folder, cached)
  } else {
    copy(cached, cluster.folder)
  }
  give()
  cluster.durable = durable
  await startOnFreePort(binaries, cluster)
  const stop = async () => {
    await stopCluster(binaries, cluster.folder, 'immediate')
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, stop }
}

/**
 * A database is a thousand small files, which a disk makes thirty times slower than memory. A
 * container often has only 64 MB of it, and a small machine has none to spare.
 */
function quickFolder(): string {
  if (!existsSync(memory)) return os.tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return Math.min(bavail * bsize, os.freemem()) > 3 * 1024 ** 3 ? memory : os.tmpdir()
}

/** Two runs may prepare the same folder at once; the first to finish wins, older ones are dropped. */
function keep(folder: string, cached: string): void {
  mkdirSync(cacheFolder, { recursive: true })
  const unfinished = `${cached}.${process.pid}`
  copy(folder, unfinished)
  if (existsSync(cached)) rmSync(unfinished, { recursive: true, force: true })
  else renameSync(unfinished, cached)
  const kept = readdirSync(cacheFolder)
    .filter((name) => name.startsWith('postgres-'))
    .map((name) => path.join(cacheFolder, name))
  const oldest = kept.toSorted((a, b) => modified(b) - modified(a)).slice(8)
  for (const old of oldest) rmSync(old, { recursive: true, force: true })
}

function modified(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** `cp` keeps modes and, on file systems that can, copies nothing until it is written. */
function copy(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', from, to])
  if (status !== 0) throw new Error(`Copying ${from} to ${to} failed: ${stderr.toString()}`)
}

/** Between choosing a free port and listening on it another run may take it. */
async function startOnFreePort(binaries: Binaries, cluster: Cluster, attempt = 1): Promise<void> {
  cluster.port = await freePort()
  try {
    await startCluster(binaries, cluster)
  } catch (error) {
    if (attempt === 3) throw error
    await startOnFreePort(binaries, cluster, attempt + 1)
  }
}

/** A run that was killed could not clean up after itself. */
async function removeLeftovers(binaries: Binaries): Promise<void> {
  const places = [os.tmpdir(), memory].filter((place) => existsSync(place))
  const folders = places.flatMap((place) =>
    readdirSync(place)
      .filter((name) => name.startsWith(prefix))
      .map((name) => path.join(place, name)),
  )
  for (const folder of folders) {
    if (isAlive(Number.parseInt(path.basename(folder).slice(prefix.length), 10))) continue
    if (existsSync(path.join(folder, 'data', 'postmaster.pid'))) {
      await stopCluster(binaries, path.join(folder, 'data'), 'immediate')
    }
    try {
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // It belongs to another user of this machine, who will remove it.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
