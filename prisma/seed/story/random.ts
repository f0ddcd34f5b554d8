import { createHash } from 'node:crypto'

/** Chance that is the same on every run: the story is fixed, not random (style.md §3). */
export type Random = {
  /** From 0 to just below 1. */
  next: () => number
  /** A whole number from `from` to `to`, both included. */
  int: (from: number, to: number) => number
  chance: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
  pickWeighted: <T>(items: readonly T[], weightOf: (item: T) => number) => T
}

export function randomOf(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE()
  // mulberry32: 32 bits of state are plenty for a few thousand decisions.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => must(items[Math.floor(next() * items.length)]),
    pickWeighted: (items, weightOf) => {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
      for (const item of items) {
        left -= weightOf(item)
        if (left < 0) return item
      }
      return must(items.at(-1))
    },
  }
}

/** For what the story's own data promises to be there. */
export function must<T>(value: T | null | undefined, what = 'something'): T {
  if (value === null || value === undefined) throw new Error(`The sample story misses ${what}`)
  return value
}

const day = 24 * 3_600_000

/** An id in the shape of UUID v7 that is the same for the same name and time. */
export function sampleId(name: string, at: Date): string {
  const hash = createHash('sha256').update(name).digest('hex')
  const time = at.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-a${hash.slice(3, 6)}-${hash.slice(6, 18)}`
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A readable code as `newCode` makes them, but the same on every run. Only for sample data. */
export function sampleCode(name: string, length: number): string {
  const bytes = createHash('sha512').update(name).digest()
  return Array.from({ length }, (_, index) => alphabet[(bytes[index] ?? 0) % 31]).join('')
}

export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * day)
export const hoursAfter = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000)
export const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)

/** `2026-11-23`, as a DATE column wants it. */
export const dateOnly = (at: Date) => at.toISOString().slice(0, 10)
