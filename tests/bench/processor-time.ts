import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'

// Requests per second of a busy machine say more about its other work than about the server. What a
// request costs in processor time does not, and on one core it is the same number turned round.

const ticksPerSecond = existsSync('/proc/self/stat')
  ? Number(execFileSync('getconf', ['CLK_TCK']).toString())
  : 0
export const canReadProcessorTime = ticksPerSecond > 0

type Stat = { parent: number; own: number; ofDeadChildren: number }

/** Seconds of processor time this process has used so far; 0 where the machine does not tell. */
export function processorSeconds(pid: number): number {
  return (statOf(pid)?.own ?? 0) / (ticksPerSecond || 1)
}

/** The same of a process and all its children, also of those that have ended. */
export function processorSecondsOfTree(pid: number): number {
  if (!canReadProcessorTime) return 0
  const root = statOf(pid)
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat?.parent === pid)
  const ticks = children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0)
  return (ticks + (root?.own ?? 0) + (root?.ofDeadChildren ?? 0)) / ticksPerSecond
}

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program comes second, in brackets, and may hold spaces.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const number = (position: number) => Number(fields[position - 3])
    return {
      parent: number(4),
      own: number(14) + number(15),
      ofDeadChildren: number(16) + number(17),
    }
  } catch {
    return null
  }
}

const cores = os.availableParallelism()
const canPin = cores > 1 && spawnSync('taskset', ['--version']).status === 0

/** The server under test has the first core for itself; database and visitors share the others. */
export const serverCore = canPin ? ['taskset', '-c', '0'] : []

export function moveOffServerCore(pid: number): void {
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', `1-${cores - 1}`, String(pid)])
}

export function describeMachine(): string {
  const [one, five] = os.loadavg().map((load) => load.toFixed(1))
  const model = os.cpus()[0]?.model ?? 'unknown processor'
  const pinned = canPin ? 'server pinned to one' : 'nothing pinned'
  return `${cores} cores (${model}), ${pinned}, load ${one} (1 min), ${five} (5 min)`
}
