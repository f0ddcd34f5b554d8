import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * The most memory that a process has had so far and, after it, that each one of our programs has had that it
 * has started and that runs now; nothing where the machine does not tell.
 */
export function mostMegabytesOf(pid: number): number[] {
  if (!existsSync(`/proc/${pid}/status`)) return []
  const children = readdirSync(`/proc/${pid}/task`)
    .flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(' '))
    .filter((child) => child !== '' && isOurs(child))
  return [String(pid), ...children].map((each) => {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${each}/status`))?.[1]
    return Math.round(Number(kilobytes ?? 0) / 1024)
  })
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
