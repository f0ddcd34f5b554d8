import { singleton } from '#app/server/singleton.server.ts'
import { TaggedCache } from '#app/server/tagged-cache.ts'

type Remembered = { value: unknown; freshUntil: number; weight: number }
type Running = { moment: number; value: Promise<unknown> }
type Keeping = { tags: readonly string[]; moment: number; seconds?: number }
type Making<T> = { tagsOf: (value: T) => readonly string[]; seconds: number }

const secondsFresh = 60
/** About a kilobyte each; a long text counts as many. */
const mostThings = 60_000

/**
 * What public pages are made of, as it came from the database: the same for everybody, so the pages of
 * signed-in buyers and of rare addresses need not ask again. Only for what is shown; whatever is sold is
 * read under lock. Filled only while the database's notices of changes are heard, so commands, jobs and
 * tests always read for themselves.
 */
class PublicMemory {
  readonly #kept = new TaggedCache<Remembered>({
    most: mostThings,
    sizeOf: ({ weight }) => weight,
  })
  readonly #making = new Map<string, Running>()
  #isHearing = false

  /** Told by whoever listens to the database, when the connection is there and when it is lost. */
  hear(isHearing: boolean): void {
    this.#isHearing = isHearing
    this.#kept.clear()
  }

  drop(tags: readonly string[]): void {
    this.#kept.drop(tags)
  }

  clear(): void {
    this.#kept.clear()
  }

  find(key: string): unknown {
    const known = this.#kept.find(key)
    return known && Date.now() < known.freshUntil ? known.value : undefined
  }

  get moment(): number {
    return this.#kept.moment
  }

  keep(key: string, value: unknown, { tags, moment, seconds = secondsFresh }: Keeping): void {
    if (!this.#isHearing) return
    const freshUntil = Date.now() + seconds * 1000
    const weight = tags.length + 1 + (typeof value === 'string' ? value.length >> 10 : 0)
    this.#kept.keep(key, { value, freshUntil, weight }, tags, moment)
  }

  /** One at a time, unless something changed since that one began. */
  async make<T>(key: string, load: () => Promise<T>, { tagsOf, seconds }: Making<T>) {
    const { moment } = this
    const running = this.#making.get(key)
    if (running?.moment === moment) return running.value as Promise<T>
    const value = load()
    this.#making.set(key, { moment, value })
    try {
      const made = await value
      // What is not there is asked for under any number of names.
      if (made !== null) this.keep(key, made, { tags: tagsOf(made), moment, seconds })
      return made
    } finally {
      if (this.#making.get(key)?.value === value) this.#making.delete(key)
    }
  }
}

export const publicMemory = singleton('publicMemory', () => new PublicMemory())

/**
 * What `load` gives, from memory when it was loaded a moment ago and nothing it shows has changed.
 * `tagsOf` names what it shows (features/catalog/page-tags.ts); nobody may change what is given.
 */
export async function rememberPublic<T>(
  key: string,
  load: () => Promise<T>,
  tagsOf: (value: T) => readonly string[],
  seconds = secondsFresh,
): Promise<T> {
  const known = publicMemory.find(key) as T | undefined
  return known ?? publicMemory.make(key, load, { tagsOf, seconds })
}
