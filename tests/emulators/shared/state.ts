import { readFileSync, renameSync, writeFileSync } from 'node:fs'

const longestLog = 5_000

/** Adds to a log that forgets its oldest half when it grows too long. */
export function record<T>(log: T[], entry: T): void {
  log.push(entry)
  if (log.length > longestLog) log.splice(0, longestLog / 2)
}

/** What was kept over a restart; `nothing` the first time, or after an older version. */
export function loadState<Saved extends object>(
  stateFile: string | undefined,
  nothing: Saved,
): Saved {
  if (!stateFile) return nothing
  try {
    return { ...nothing, ...(JSON.parse(readFileSync(stateFile, 'utf8')) as Partial<Saved>) }
  } catch {
    return nothing
  }
}

/** Written beside and renamed, so that a crash never leaves half a file. */
export function saveState(stateFile: string, saved: object): void {
  const draft = `${stateFile}.${process.pid}.draft`
  writeFileSync(draft, JSON.stringify(saved))
  renameSync(draft, stateFile)
}
