import {
  rootsOf,
  singleOf,
  soundOf,
  spokenRootsOf,
  withoutClitic,
} from '#integrations/search/indonesian.ts'
import { slipCost } from '#integrations/search/slips.ts'

export type Correction = { words: readonly string[]; quality: number }

type Entry = { word: string; documents: number }
/** Words of one length, and beside each the set of its letters: most are ruled out by that alone. */
type Alike = { letters: number[]; entries: Entry[] }

/**
 * The words that titles, tags, categories and places are made of, in memory: a few ten thousand even
 * for a whole country, so that a slip is mended without asking the database.
 */
export class Vocabulary {
  readonly #entries = new Map<string, Entry>()
  readonly #byLength = new Map<number, Alike>()
  readonly #byRoot = new Map<string, string[]>()
  readonly #bySound = new Map<string, string[]>()
  #sorted: string[] | null = null

  /** `documents` 0: understood, but no document has it (a synonym). */
  add(word: string, documents: number): void {
    const known = this.#entries.get(word)
    if (known) {
      known.documents = Math.max(known.documents, documents)
      return
    }
    const entry = { word, documents }
    this.#entries.set(word, entry)
    const alike = this.#byLength.get(word.length) ?? { letters: [], entries: [] }
    alike.letters.push(letterSet(word))
    alike.entries.push(entry)
    this.#byLength.set(word.length, alike)
    for (const root of rootsOf(word)) push(this.#byRoot, root, word)
    push(this.#bySound, soundOf(word), word)
    this.#sorted = null
  }

  has(word: string): boolean {
    return this.#entries.has(word)
  }

  documentsWith(word: string): number {
    return this.#entries.get(word)?.documents ?? 0
  }

  /** Words of documents that share a root: mendaki, pendakian. */
  relativesOf(word: string): string[] {
    const related = rootsOf(word).flatMap((root) => this.#byRoot.get(root) ?? [])
    return [...new Set(related)].filter((other) => other !== word && this.documentsWith(other) > 0)
  }

  /** Other ways to write the very same word, tried before anything is called a slip. */
  respellingsOf(word: string): Correction[] {
    const same = [withoutClitic(word), singleOf(word) ?? word].filter(
      (other) => other !== word && this.has(other),
    )
    const heard = soundOf(word)
    const alike = heard.length >= 3 ? (this.#bySound.get(heard) ?? []) : []
    const sound = alike.filter((other) => other !== word)
    const spoken = spokenRootsOf(word).flatMap((root) => [
      ...(this.documentsWith(root) > 0 ? [root] : []),
      ...this.relativesOf(root),
    ])
    return [
      ...same.map((other) => ({ words: [other], quality: 0.97 })),
      ...sound.map((other) => ({ words: [other], quality: 0.92 })),
      ...[...new Set(spoken)].map((other) => ({ words: [other], quality: 0.8 })),
      ...this.#splits(word),
    ]
  }

  /** sambelpecel → sambel pecel. Both halves must be words. */
  #splits(word: string): Correction[] {
    const found: Correction[] = []
    for (let at = 3; at <= word.length - 3; at++) {
      const halves = [word.slice(0, at), word.slice(at)]
      if (halves.every((half) => this.has(half))) found.push({ words: halves, quality: 0.9 })
    }
    return found
  }

  /**
   * Words one or two slips away, nearest first. Beside other known words a bolder guess does no harm,
   * because the others must be there too; alone it would answer a question nobody asked.
   */
  slipsOf(word: string, isAlone: boolean): Correction[] {
    if (/\d/.test(word) || word.length < 3) return []
    const letters = letterSet(word)
    const reach = word.length >= 8 || (!isAlone && word.length >= 6) ? 2 : 1
    const found: { entry: Entry; cost: number }[] = []
    for (let length = word.length - reach; length <= word.length + reach; length++) {
      const alike = this.#byLength.get(length)
      for (let at = 0; alike && at < alike.letters.length; at++) {
        // An edit changes at most two letters of the set; another first letter allows one edit only.
        const apart = bits((alike.letters[at] as number) ^ letters)
        if (apart > reach * 2) continue
        const entry = alike.entries[at] as Entry
        const edits = entry.word[0] === word[0] ? reach : 1
        if (apart > edits * 2) continue
        const cost = slipCost(word, entry.word, { isAlone, reach: edits })
        if (cost <= edits && entry.word !== word) found.push({ entry, cost })
      }
    }
    const nearest = Math.min(...found.map(({ cost }) => cost)) + 0.25
    return found
      .filter(({ cost }) => cost <= nearest)
      .toSorted((a, b) => a.cost - b.cost || b.entry.documents - a.entry.documents)
      .slice(0, 6)
      .map(({ entry, cost }) => ({ words: [entry.word], quality: 0.8 - cost * 0.2 }))
  }

  /** Words that begin like this, the most used first. */
  completionsOf(prefix: string, limit: number): string[] {
    this.#sorted ??= [...this.#entries.keys()].toSorted()
    const sorted = this.#sorted
    const found: string[] = []
    for (let at = firstAtLeast(sorted, prefix); sorted[at]?.startsWith(prefix); at++) {
      found.push(sorted[at] as string)
    }
    return found.toSorted((a, b) => this.documentsWith(b) - this.documentsWith(a)).slice(0, limit)
  }
}

function firstAtLeast(sorted: readonly string[], word: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as string) < word) low = middle + 1
    else high = middle
  }
  return low
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** One bit a letter: two words that share too few letters cannot be a slip apart. */
function letterSet(word: string): number {
  let set = 0
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) % 32)
  return set
}

function bits(set: number): number {
  let rest = set - ((set >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
