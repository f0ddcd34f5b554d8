/** A small generator with a seed, so that a red run can be run again. */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    chance: (share: number) => next() < share,
    pick: <T>(choices: readonly T[]): T => choices[below(choices.length)]!,
    shuffled<T>(items: readonly T[]): T[] {
      const copy = [...items]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
      }
      return copy
    },
  }
}

/**
 * Another story each time. Its seed is said before it begins, because a test that kills processes may
 * end in any way; `SEED=…` tells the same story again.
 */
export function newRandom(seed = Number(process.env.SEED ?? Date.now())): Random {
  process.stdout.write(`SEED=${seed} runs this again\n`)
  return randomFrom(seed)
}

export type Random = ReturnType<typeof randomFrom>

/** The small size is for every change, the large one for the night: `HEAVY=1`. */
export const isHeavy = process.env.HEAVY === '1'
export const size = (normal: number, heavy: number) => (isHeavy ? heavy : normal)

/**
 * How long a test may take that alone takes a few seconds: a machine that is busy with other things
 * needs many times as long, and only a test that hangs shall end by it. The large size has the night.
 */
export const withinMs = (normal: number) => size(5 * normal, 4 * 3_600_000)

/** Works on a list, so many at once. */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
    }),
  )
}
