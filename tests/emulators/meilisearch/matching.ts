import type { Settings } from 'meilisearch'

/** A place of a word in a document. */
export type Place = { field: number; at: number; word: string }
export type Match = {
  typos: number
  places: Place[]
  proximity: number
  field: number
  exact: number
}
/** A document's searched fields, cut into words. */
export type Text = readonly (readonly string[])[]

/** From word `from` of the query up to `to`: one of these runs of words, each with its typos. */
type Edge = { from: number; to: number; runs: Run[] }
type Run = { typos: number; words: readonly string[]; isTyped: boolean }

/** More words of a query than this are not looked at. */
const mostWords = 10
const longestPhrase = 3

export class Matcher {
  readonly #settings: Settings
  readonly #vocabulary: ReadonlySet<string>
  readonly #oneTypo: number
  readonly #twoTypos: number
  readonly #exact: ReadonlySet<string>

  constructor(settings: Settings, vocabulary: ReadonlySet<string>) {
    const { minWordSizeForTypos, disableOnWords } = settings.typoTolerance ?? {}
    this.#settings = settings
    this.#vocabulary = vocabulary
    this.#oneTypo = minWordSizeForTypos?.oneTypo ?? 5
    this.#twoTypos = minWordSizeForTypos?.twoTypos ?? 9
    this.#exact = new Set(disableOnWords ?? [])
  }

  /** The words of a query; the last may be the beginning of one unless something follows it. */
  read(q: string): { words: string[]; isPrefix: boolean } {
    const stops = new Set(this.#settings.stopWords ?? [])
    const words = wordsIn(q).filter((word) => !stops.has(word))
    return { words: words.slice(0, mostWords), isPrefix: !/[^\p{L}\p{N}]$/u.test(q) }
  }

  edges(words: readonly string[], isPrefix: boolean): Edge[] {
    return words.flatMap((word, from) => {
      const isLast = from === words.length - 1
      const single = { from, to: from + 1, runs: this.#wordRuns(word, isPrefix && isLast) }
      const longer = Array.from({ length: longestPhrase - 1 }, (_, more) => from + more + 2)
        .filter((to) => to <= words.length)
        .map((to) => ({ from, to, runs: this.#phraseRuns(words.slice(from, to)) }))
      return [single, ...longer].filter(({ runs }) => runs.length > 0)
    })
  }

  #wordRuns(word: string, isPrefix: boolean): Run[] {
    const runs: Run[] = [...this.#alike(word, isPrefix), ...this.#synonyms(word)]
    for (let at = 1; at < word.length && this.#allowed(word) > 0; at++) {
      const halves = [word.slice(0, at), word.slice(at)]
      if (halves.every((half) => this.#vocabulary.has(half))) {
        runs.push({ typos: 1, words: halves, isTyped: false })
      }
    }
    return runs
  }

  #alike(word: string, isPrefix: boolean): Run[] {
    const most = this.#allowed(word)
    return [...this.#vocabulary].flatMap((other) => {
      const whole = other === word ? 0 : most > 0 ? typosBetween(word, other, most) : Infinity
      const begun = isPrefix && other.startsWith(word) ? 0 : Infinity
      const typos = Math.min(whole, begun)
      return typos <= most ? [{ typos, words: [other], isTyped: other === word }] : []
    })
  }

  #synonyms(phrase: string): Run[] {
    const own = this.#settings.synonyms?.[phrase] ?? []
    return own.map((other) => ({ typos: 0, words: wordsIn(other), isTyped: false }))
  }

  #phraseRuns(words: readonly string[]): Run[] {
    const joined = words.join('')
    const whole = this.#vocabulary.has(joined)
      ? [{ typos: words.length - 1, words: [joined], isTyped: false }]
      : []
    return [...this.#synonyms(words.join(' ')), ...whole]
  }

  #allowed(word: string): number {
    if (this.#exact.has(word) || word.length < this.#oneTypo) return 0
    return word.length < this.#twoTypos ? 1 : 2
  }
}

export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The cheapest way through the query that the document allows; null when there is none. */
export function matchText(edges: readonly Edge[], length: number, text: Text): Match | null {
  const best: (Match | null)[] = Array.from({ length: length + 1 }, () => null)
  best[0] = { typos: 0, places: [], proximity: 0, field: 0, exact: 0 }
  for (const { from, to, runs } of edges) {
    const before = best[from]
    if (!before) continue
    for (const run of runs) {
      const places = placesOf(run.words, text)
      if (places.length === 0) continue
      const next = joined(before, places, run)
      const known = best[to]
      if (!known || isBetter(next, known)) best[to] = next
    }
  }
  return best[length] ?? null
}

function joined(before: Match, places: readonly Place[][], run: Run): Match {
  const last = before.places.at(-1)
  const away = (place: Place[]) => {
    const [first] = place
    if (!last || !first) return 0
    return first.field === last.field ? Math.min(8, Math.abs(first.at - last.at)) : 8
  }
  const [nearest = []] = places.toSorted(
    (a, b) => away(a) - away(b) || (a[0]?.field ?? 0) - (b[0]?.field ?? 0),
  )
  return {
    typos: before.typos + run.typos,
    places: [...before.places, ...nearest],
    proximity: before.proximity + away(nearest),
    field: before.field + Math.min(...places.map((place) => place[0]?.field ?? 0)),
    exact: before.exact + Number(run.isTyped),
  }
}

function isBetter(a: Match, b: Match): boolean {
  return (a.typos - b.typos || a.proximity - b.proximity || a.field - b.field) < 0
}

/** Where these words stand one after the other. */
function placesOf(words: readonly string[], text: Text): Place[][] {
  return text.flatMap((field, number) =>
    field.flatMap((_, at) =>
      words.every((word, offset) => field[at + offset] === word)
        ? [words.map((word, offset) => ({ field: number, at: at + offset, word }))]
        : [],
    ),
  )
}

/** Letters added, left out, changed or swapped; a wrong first letter counts twice. */
function typosBetween(typed: string, word: string, most: number): number {
  if (Math.abs(typed.length - word.length) > most) return Infinity
  const rows: number[][] = [Array.from({ length: word.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= typed.length; row++) {
    const current = [row]
    for (let column = 1; column <= word.length; column++) {
      const isSame = typed[row - 1] === word[column - 1]
      let cost = Math.min(
        (rows[row - 1]?.[column - 1] ?? 0) + (isSame ? 0 : 1),
        (rows[row - 1]?.[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
      )
      const isSwapped =
        row > 1 &&
        column > 1 &&
        typed[row - 1] === word[column - 2] &&
        typed[row - 2] === word[column - 1]
      if (isSwapped) cost = Math.min(cost, (rows[row - 2]?.[column - 2] ?? 0) + 1)
      current.push(cost)
    }
    rows.push(current)
  }
  const typos = rows[typed.length]?.[word.length] ?? Infinity
  return typed[0] === word[0] ? typos : typos + 1
}
