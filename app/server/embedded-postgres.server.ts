import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import {
  type Binaries,
  findBinaries,
  giveTo,
  ownedFolder,
} from '#app/server/postgres-binaries.server.ts'
import {
  type Cluster,
  connectionString,
  freePort,
  holdsCluster,
  initialiseCluster,
  isFreePort,
  newPassword,
  runningPort,
  startCluster,
  stopCluster,
} from '#app/server/postgres-cluster.server.ts'
import { Problem } from '#app/server/problem.server.ts'

const database = 'lumbung'
const presence = 'lumbung presence'

export type OpenDatabase = { url: string; close: () => Promise<void> }

/**
 * Opens the PostgreSQL server of a data folder: starts it, or joins the one that another process
 * started. Every process leaves a connection in it as a sign of presence, and the last to close
 * stops the server.
 */
export async function openEmbeddedPostgres(dataDir: string, port?: number): Promise<OpenDatabase> {
  makeFolder(dataDir)
  const binaries = await findBinaries()
  const lock = path.join(dataDir, 'postgres.lock')
  const joined = await withLock(lock, async () => {
    const remembered = rememberedCluster(dataDir, binaries)
    await makeClusterOnce(binaries, remembered)
    return join(() => ensureRunning(binaries, remembered, dataDir, port))
  })
  const { cluster } = joined
  let client = joined.client
  let isClosing = false
  await createDatabase(client)
  const watch = async (): Promise<void> => {
    // The server died or was restarted under us; it must not stay away for that.
    while (!isClosing) {
      await sleep(500)
      try {
        if (runningPort(cluster.folder) === null) await startCluster(binaries, cluster)
        client = await connect(cluster)
        client.once('end', () => void watch())
        return
      } catch {
        continue
      }
    }
  }
  client.once('end', () => void watch())
  const close = async () => {
    isClosing = true
    // Under the lock nobody joins between the count and the stop.
    await withLock(lock, async () => {
      const others = await countOthers(client)
      await client.end().catch(() => undefined)
      if (others === 0) await stopCluster(binaries, cluster.folder, 'fast')
    })
  }
  return { url: connectionString(cluster, database), close }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, '.writable'), '')
    rmSync(path.join(folder, '.writable'))
  } catch (error) {
    throw new Problem(
      `The data folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}). Set DATA_DIR to a folder that this user may write.`,
    )
  }
}

/** Where the data lies and with which password; written before anything else, readable to us only. */
function rememberedCluster(dataDir: string, binaries: Binaries): Cluster {
  const file = path.join(dataDir, 'postgres.json')
  if (existsSync(file)) {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Cluster
    } catch {
      throw new Problem(
        `The file ${file} cannot be read. It holds the password of the database; restore it or start with another DATA_DIR.`,
      )
    }
  }
  const fallback = `data-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`
  const parent = ownedFolder(path.join(dataDir, 'postgres'), binaries.owner, fallback)
  const folder = path.join(parent, 'cluster')
  if (existsSync(folder)) {
    throw new Problem(
      `There is database data in ${folder}, but ${file} with its password is missing. Restore that file or start with another DATA_DIR.`,
    )
  }
  const cluster: Cluster = { folder, port: 0, password: newPassword(), durable: true }
  remember(dataDir, cluster)
  return cluster
}

function remember(dataDir: string, cluster: Cluster): void {
  const file = path.join(dataDir, 'postgres.json')
  writeFileSync(`${file}.new`, `${JSON.stringify(cluster, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** A start that is cut off halfway leaves only the `.new` folder, which the next one replaces. */
async function makeClusterOnce(binaries: Binaries, cluster: Cluster): Promise<void> {
  if (holdsCluster(binaries, cluster.folder)) return
  const unfinished = `${cluster.folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  await initialiseCluster(binaries, { ...cluster, folder: unfinished })
  renameSync(unfinished, cluster.folder)
}

async function ensureRunning(
  binaries: Binaries,
  cluster: Cluster,
  dataDir: string,
  wishedPort: number | undefined,
): Promise<Cluster> {
  const port = runningPort(cluster.folder)
  if (port !== null) return { ...cluster, port }
  const started = { ...cluster, port: await choosePort(cluster.port, wishedPort) }
  if (binaries.owner) giveTo(binaries.owner, cluster.folder)
  await startCluster(binaries, started)
  remember(dataDir, started)
  return started
}

async function choosePort(remembered: number, wished: number | undefined): Promise<number> {
  if (wished === undefined) {
    return remembered && (await isFreePort(remembered)) ? remembered : freePort()
  }
  if (await isFreePort(wished)) return wished
  throw new Problem(`DATABASE_PORT ${wished} is taken by another program.`)
}

/** The server found running may just be stopping, or still replaying after a crash. */
async function join(
  ensure: () => Promise<Cluster>,
): Promise<{ cluster: Cluster; client: pg.Client }> {
  for (let waited = 0; ; waited += 200) {
    const cluster = await ensure()
    try {
      return { cluster, client: await connect(cluster) }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      const isRefused = code?.startsWith('28') ?? false
      if (isRefused || waited > 60_000) {
        throw new Problem(`The embedded database does not answer: ${message || code}`)
      }
      await sleep(200)
    }
  }
}

async function connect(cluster: Cluster): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: connectionString(cluster, 'postgres'),
    application_name: presence,
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database])
  if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`)
}

async function countOthers(client: pg.Client): Promise<number> {
  try {
    const { rows } = await client.query<{ others: number }>(
      `SELECT count(*)::int AS others FROM pg_stat_activity
       WHERE application_name = $1 AND pid <> pg_backend_pid()`,
      [presence],
    )
    return rows[0]?.others ?? 0
  } catch {
    return 0
  }
}

/** Two processes that start at once make the folder once; a lock of a dead process is taken over. */
async function withLock<T>(file: string, run: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += 100) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (!isAlive(Number(readFileSync(file, 'utf8')))) rmSync(file, { force: true })
      else if (waited > 60_000) throw new Problem(`Another process holds ${file} for a minute.`)
      else await sleep(100)
    }
  }
  try {
    return await run()
  } finally {
    rmSync(file, { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
