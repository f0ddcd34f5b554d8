import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../../..')
const patienceMs = 600_000

export type SiteProcess = { child: ChildProcess; output: () => string }

/** A program of the project in a process of its own, as `npm start` runs it. */
export function startProgram(
  file: string,
  variables: Record<string, string>,
  flags: readonly string[] = [],
): SiteProcess {
  const child = spawn(process.execPath, [file, ...flags], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: programEnvironment(variables),
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

/** The runner's own variables (NODE_OPTIONS, NODE_ENV) are not the site's. */
export function programEnvironment(variables: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', APP_URL: '', ...variables }
}

export async function untilReady({ child, output }: SiteProcess, url: string): Promise<void> {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The site did not start.\n${output()}`)
    const answer = await fetch(`${url}/health/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`The site was not ready within ${patienceMs / 1000} s.\n${output()}`)
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await ended
  clearTimeout(timer)
}
