import { randomBytes } from 'node:crypto'
import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, giveTo, runBinary } from '#app/server/postgres-binaries.server.ts'
import { Problem } from '#app/server/problem.server.ts'

/** A folder of PostgreSQL data and how its server is reached. */
export type Cluster = {
  folder: string
  port: number
  password: string
  /** False only for data that may be thrown away: a crash of the machine then loses it. */
  durable: boolean
}

export const clusterUser = 'lumbung'

export function connectionString(cluster: Cluster, database: string): string {
  return `postgresql://${clusterUser}:${cluster.password}@127.0.0.1:${cluster.port}/${database}`
}

export function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

/** Makes the data folder. The locale is PostgreSQL's own, so that no machine sorts differently. */
export async function initialiseCluster(binaries: Binaries, cluster: Cluster): Promise<void> {
  const passwordFile = path.join(os.tmpdir(), `lumbung-${randomBytes(8).toString('hex')}`)
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 })
  if (binaries.owner) giveTo(binaries.owner, passwordFile)
  try {
    const { code, output } = await runBinary(binaries, 'initdb', [
      `--pgdata=${cluster.folder}`,
      `--username=${clusterUser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(cluster.durable ? [] : ['--no-sync']),
    ])
    if (code !== 0) {
      throw new Problem(`The database folder could not be made: ${lastLine(output)}`)
    }
  } finally {
    rmSync(passwordFile, { force: true })
  }
  const configuration = path.join(cluster.folder, 'postgresql.conf')
  const defaults = readFileSync(configuration, 'utf8')
  writeFileSync(configuration, `${defaults}\ninclude_if_exists = 'lumbung.conf'\n`)
}

/** True when the folder holds a cluster; a cluster of another major version is a problem. */
export function holdsCluster(binaries: Binaries, folder: string): boolean {
  const file = path.join(folder, 'PG_VERSION')
  if (!existsSync(file)) return false
  const found = readFileSync(file, 'utf8').trim()
  if (found === String(binaries.major)) return true
  throw new Problem(
    `The data in ${folder} belongs to PostgreSQL ${found}, but this version of Lumbung brings PostgreSQL ${binaries.major}. Restore a backup into an empty DATA_DIR, or set DATABASE_URL to a PostgreSQL ${found} server.`,
  )
}

/** Starts the server; it goes on living when this process dies, so a crash here loses nothing. */
export async function startCluster(binaries: Binaries, cluster: Cluster): Promise<void> {
  writeFileSync(path.join(cluster.folder, 'lumbung.conf'), settings(cluster))
  await removeStaleLock(cluster.folder)
  const log = path.join(cluster.folder, 'server.log')
  rmSync(log, { force: true })
  if (binaries.owner) giveTo(binaries.owner, path.join(cluster.folder, 'lumbung.conf'))
  const args = ['start', '-w', '-t', '60', '-s', '-D', cluster.folder, '-l', log]
  const { code } = await runBinary(binaries, 'pg_ctl', args)
  if (code !== 0) throw new Problem(whyNotStarted(log, cluster))
}

export async function stopCluster(
  binaries: Binaries,
  folder: string,
  mode: 'fast' | 'immediate',
): Promise<void> {
  await runBinary(binaries, 'pg_ctl', ['stop', '-w', '-t', '30', '-s', '-m', mode, '-D', folder])
}

/** The port of the server that runs on this folder, or null. A stale lock file counts as null. */
export function runningPort(folder: string): number | null {
  const file = path.join(folder, 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  if (!pid || !port || !isPostgres(Number(pid))) return null
  return Number(port)
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const commandLine = `/proc/${pid}/cmdline`
  // After a reboot the number may belong to another program.
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('postgres')
}

/**
 * PostgreSQL leaves its lock file when it is killed, and believes it while any process has that
 * number: another program after a reboot, or a dead one that nobody collects, as in containers.
 * Only when no process works in the folder any more may the file go.
 */
async function removeStaleLock(folder: string): Promise<void> {
  const lock = path.join(folder, 'postmaster.pid')
  if (!existsSync('/proc/self/cwd') || !existsSync(lock) || runningPort(folder) !== null) return
  for (let tries = 0; tries < 50; tries++) {
    if (!hasProcesses(folder)) return rmSync(lock, { force: true })
    await sleep(100)
  }
}

function hasProcesses(folder: string): boolean {
  const real = realpathSync(folder)
  return readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === real
    } catch {
      return false
    }
  })
}

export async function isFreePort(port: number, host = '127.0.0.1'): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const server = createServer()
  server.once('error', () => resolve(false))
  server.listen(port, host, () => server.close(() => resolve(true)))
  return promise
}

export async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer()
  server.once('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    server.close(() => resolve(port))
  })
  return promise
}

/** Sized for one old computer with 2 GB that also runs the web server. */
function settings(cluster: Cluster): string {
  const durability = cluster.durable
    ? ['fsync = on', 'synchronous_commit = on']
    : [
        'fsync = off',
        'synchronous_commit = off',
        'full_page_writes = off',
        'autovacuum = off',
        'wal_level = minimal',
        'max_wal_senders = 0',
        'wal_init_zero = off',
      ]
  return [
    '# Written at every start; put your own settings into postgresql.auto.conf (ALTER SYSTEM).',
    `port = ${cluster.port}`,
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    'max_connections = 120',
    'shared_buffers = 128MB',
    'work_mem = 8MB',
    'maintenance_work_mem = 64MB',
    `max_wal_size = ${cluster.durable ? '1GB' : '256MB'}`,
    'wal_compression = on',
    'random_page_cost = 1.1',
    'max_parallel_workers_per_gather = 0',
    'jit = off',
    // A deadlock is seen after this long and then run again by `transaction()`.
    'deadlock_timeout = 200ms',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    'log_min_messages = warning',
    ...durability,
    '',
  ].join('\n')
}

function whyNotStarted(log: string, cluster: Cluster): string {
  const output = existsSync(log) ? readFileSync(log, 'utf8') : ''
  if (output.includes('Address already in use')) {
    return `Port ${cluster.port} of the database is taken by another program.`
  }
  if (output.includes('No space left')) return 'The disk is full, so the database cannot start.'
  return `The database in ${cluster.folder} did not start: ${lastLine(output) || 'it said nothing'}`
}

function lastLine(output: string): string {
  const lines = output.trim().split('\n')
  return lines.findLast((line) => /FATAL|error/i.test(line)) ?? lines.at(-1) ?? ''
}
