import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * The most memory that a process has had so far and, beside it, each one of our programs that it has started
 * and that runs now; null where the machine does not tell. They need not have had it at the same moment.
 */
export function mostMegabytesOf(pid: number): number | null {
  if (!existsSync(`/proc/${pid}/status`)) return null
  const children = readdirSync(`/proc/${pid}/task`)
    .flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(' '))
    .filter((child) => child !== '' && isOurs(child))
  const kilobytes = [String(pid), ...children].map((each) =>
    Number(/^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${each}/status`))?.[1] ?? 0),
  )
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024)
}

/** PostgreSQL, which may be started by the same process, has limits of its own. */
const isOurs = (pid: string) => {
  try {
    return readlinkSync(`/proc/${pid}/exe`) === process.execPath
  } catch {
    return false
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // It has ended meanwhile.
  }
}
