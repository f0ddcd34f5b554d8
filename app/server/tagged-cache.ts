import { LRUCache } from 'lru-cache'

type Kept<V> = { value: V; tags: readonly string[] }
type Limits<V> = { most: number; entries?: number; sizeOf: (value: V) => number }

/**
 * Things made of other things: kept until they are pushed out, or one of the things they are made of
 * changes. A tag names such a thing, `listing:0190…`.
 */
export class TaggedCache<V extends object> {
  readonly #keysByTag = new Map<string, Set<string>>()
  readonly #kept: LRUCache<string, Kept<V>>
  /** Counts drops, so that what was made before one is not kept after it. */
  #dropCount = 0
  readonly #dropOfTag = new Map<string, number>()
  #lastClear = 0

  /** `most` in the measure of `sizeOf`. */
  constructor({ most, entries, sizeOf }: Limits<V>) {
    this.#kept = new LRUCache<string, Kept<V>>({
      maxSize: most,
      ...(entries && { max: entries }),
      sizeCalculation: ({ value }) => sizeOf(value),
      dispose: ({ tags }, key) => {
        for (const tag of tags) this.#forget(tag, key)
      },
    })
  }

  find(key: string): V | undefined {
    return this.#kept.get(key)?.value
  }

  /** To be taken before the making begins and handed to `keep`. */
  get moment(): number {
    return this.#dropCount
  }

  keep(key: string, value: V, tags: readonly string[], moment: number): void {
    const dropped = tags.some((tag) => (this.#dropOfTag.get(tag) ?? 0) > moment)
    if (dropped || this.#lastClear > moment) return
    this.#kept.set(key, { value, tags })
    // What is too big is not kept, so nothing must lead to it.
    if (!this.#kept.has(key)) return
    for (const tag of tags) {
      const keys = this.#keysByTag.get(tag) ?? new Set()
      this.#keysByTag.set(tag, keys.add(key))
    }
  }

  drop(tags: readonly string[]): void {
    this.#dropCount++
    for (const tag of tags) {
      this.#dropOfTag.set(tag, this.#dropCount)
      // Deleting changes the set of the tag, so a copy is walked through.
      for (const key of Array.from(this.#keysByTag.get(tag) ?? [])) this.#kept.delete(key)
    }
    // The notes of old drops only matter to what is being made right now.
    if (this.#dropOfTag.size > 20_000) {
      this.#dropOfTag.clear()
      this.#lastClear = this.#dropCount
    }
  }

  clear(): void {
    this.#lastClear = ++this.#dropCount
    this.#kept.clear()
  }

  get size(): number {
    return this.#kept.size
  }

  /** In the measure of `sizeOf`. */
  get weight(): number {
    return this.#kept.calculatedSize
  }

  #forget(tag: string, key: string): void {
    const keys = this.#keysByTag.get(tag)
    keys?.delete(key)
    if (keys?.size === 0) this.#keysByTag.delete(tag)
  }
}
