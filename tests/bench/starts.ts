import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Finding } from './report.ts'

const root = path.resolve(import.meta.dirname, '../..')
const port = 15_738
const most = { first: 90, next: 8 }
/** What a fresh clone does not have. */
const made = new Set(['node_modules', 'build', 'data', '.git'])

/** `npm start` in a copy of the sources without build, client or data: the first time and the next. */
export async function benchStarts(): Promise<Finding> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lumbung-clone-'))
  try {
    for (const name of readdirSync(root).filter((entry) => !made.has(entry))) {
      cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
    }
    rmSync(path.join(folder, 'prisma/generated'), { recursive: true, force: true })
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
    const first = await timeStart(folder)
    const next = await timeStart(folder)
    return {
      rows: [
        rowOf('first start after npm ci', first, most.first),
        rowOf('next start', next, most.next),
      ],
      details: { first, next },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function rowOf(what: string, seconds: number, limit: number) {
  return {
    bench: 'starts',
    what,
    measured: `${seconds.toFixed(1)} s`,
    target: `≤ ${limit} s`,
    isMet: seconds <= limit,
    note: 'until /health/ready answers 200; on all cores',
  }
}

async function timeStart(folder: string): Promise<number> {
  const started = performance.now()
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    EMULATOR_PORT: String(port + 1),
    HOST: '127.0.0.1',
    DATA_DIR: path.join(folder, 'data'),
  }
  for (const name of ['DATABASE_URL', 'APP_URL', 'NODE_ENV']) delete env[name]
  const child: ChildProcess = spawn(process.execPath, ['app/server/start.ts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  })
  try {
    while (performance.now() - started < 180_000) {
      if (child.exitCode !== null) throw new Error('npm start ended by itself')
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null)
      if (answer?.ok) return (performance.now() - started) / 1000
      await sleep(100)
    }
    throw new Error('npm start was not ready within three minutes')
  } finally {
    await end(child)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await ended
  clearTimeout(timer)
}
