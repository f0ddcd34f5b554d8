import type { Group, Term } from '#integrations/search/query-plan.ts'

/** The words of a document by where they stand, as they were indexed. */
export type Fields = {
  titleId: readonly string[]
  titleEn: readonly string[]
  tags: readonly string[]
  places: readonly string[]
  categories: readonly string[]
}

/** `fields` are packed; `standing` puts what can be bought first, then what sells. */
export type Candidate = { id: string; fields: string; standing: number }

/** In the order in which they are packed, the most telling first. */
const fieldWeights = [1, 0.9, 0.85, 0.6, 0.45]
const [titleId, titleEn, tags] = [0, 1, 2]
/** It matched, but in none of these fields: so it is in the description. */
const descriptionWeight = 0.12

/**
 * Best first: how well the words fit, then what can be bought now, then what sells. Texts that fit
 * about equally well count as equal, so that a sold-out listing does not win by a hair.
 */
export function rank(candidates: readonly Candidate[], groups: readonly Group[]): string[] {
  const score = scoreFor(groups)
  return candidates
    .map((candidate) => ({ candidate, text: score(candidate.fields) }))
    .toSorted(
      (a, b) =>
        Math.round(b.text * 12) - Math.round(a.text * 12) ||
        b.candidate.standing - a.candidate.standing ||
        b.text - a.text ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    )
    .map(({ candidate }) => candidate.id)
}

/**
 * How well packed fields fit: from about 0 (one word in passing) to 1.4 (the title, word for word).
 * One search scores hundreds, so they are searched as they are; only titles are taken apart.
 */
export function scoreFor(groups: readonly Group[]): (packed: string) => number {
  const whole = groups.reduce((sum, { weight }) => sum + weight + 0.5, 0)
  const wanted = new Set(groups.flatMap(wordsOfGroup))
  const inARow = groups.flatMap(({ alternatives }) => alternatives[0]?.terms ?? [])
  /** Of each wanted word, in the document at hand. */
  const standing: Standing = new Map()
  return (packed) => {
    const ends = endsOf(packed)
    let fields = 0
    for (const word of wanted) {
      const own = fieldsWith(word, packed, ends)
      standing.set(word, own)
      fields |= own
    }
    let found = 0
    for (const group of groups) found += (group.weight + 0.5) * groupScore(group, standing)
    let [coverage, order] = [0, 0]
    for (const field of [titleId, titleEn, tags]) {
      // Taken apart only where there is something to find.
      if ((fields & (1 << field)) === 0) continue
      const words = wordsAt(field, packed, ends)
      if (field !== tags) coverage = Math.max(coverage, titleCoverage(words, wanted))
      order = Math.max(order, neighbours(words, inARow))
    }
    return found / whole + 0.25 * coverage + 0.15 * order
  }
}

/** Which fields have a word: one bit a field, the lowest for the most telling. */
type Standing = Map<string, number>

function wordsOfGroup({ alternatives }: Group): string[] {
  return alternatives.flatMap(({ terms }) => terms.flatMap((term) => term.map(({ word }) => word)))
}

/** Where each field ends. */
function endsOf(packed: string): number[] {
  const ends: number[] = []
  for (let at = packed.indexOf('|'); at >= 0; at = packed.indexOf('|', at + 1)) ends.push(at)
  ends.push(packed.length)
  return ends
}

function fieldsWith(word: string, packed: string, ends: readonly number[]): number {
  let fields = 0
  let field = 0
  for (let at = packed.indexOf(word); at >= 0; at = packed.indexOf(word, at + 1)) {
    if (!isBoundary(packed, at - 1) || !isBoundary(packed, at + word.length)) continue
    while (at >= (ends[field] ?? Infinity)) field++
    fields |= 1 << field
  }
  return fields
}

const space = 32
const bar = 124

/** A space, a bar, or before the beginning or after the end. */
function isBoundary(packed: string, at: number): boolean {
  const letter = packed.charCodeAt(at)
  return letter === space || letter === bar || Number.isNaN(letter)
}

function wordsAt(field: number, packed: string, ends: readonly number[]): string[] {
  const start = field === 0 ? 0 : (ends[field - 1] ?? packed.length) + 1
  return packed.slice(start, ends[field]).split(' ')
}

function groupScore({ alternatives }: Group, standing: Standing): number {
  let best = descriptionWeight
  for (const { terms, quality } of alternatives) {
    let sum = 0
    for (const term of terms) sum += termScore(term, standing)
    best = Math.max(best, (quality * sum) / terms.length)
  }
  return best
}

function termScore(term: Term, standing: Standing): number {
  let best = 0
  for (const { word, quality } of term) {
    const fields = standing.get(word) ?? 0
    if (fields === 0) continue
    const lowest = 31 - Math.clz32(fields & -fields)
    best = Math.max(best, quality * (fieldWeights[lowest] ?? 0))
  }
  return best
}

/** The share of the title that was asked for: "madu" is all of "Madu" and little of "Sabun madu susu". */
function titleCoverage(title: readonly string[], wanted: ReadonlySet<string>): number {
  let telling = 0
  let asked = 0
  for (const word of title) {
    if (word.length <= 2 || isNumber(word)) continue
    telling++
    if (wanted.has(word)) asked++
  }
  return telling === 0 ? 0 : asked / telling
}

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0)
  return first >= 48 && first <= 57 && /^\d+$/.test(word)
}

/** The share of neighbouring words of the query that are neighbours in a title or in the tags too. */
function neighbours(words: readonly string[], terms: readonly Term[]): number {
  const [only] = terms
  if (terms.length < 2) return words[0] && only && hasWord(only, words[0]) ? 1 : 0
  let pairs = 0
  for (let at = 1; at < terms.length; at++) {
    if (areNeighbours(words, terms[at - 1] as Term, terms[at] as Term)) pairs++
  }
  return pairs / (terms.length - 1)
}

function areNeighbours(words: readonly string[], first: Term, second: Term): boolean {
  for (let at = 1; at < words.length; at++) {
    if (hasWord(first, words[at - 1] ?? '') && hasWord(second, words[at] ?? '')) return true
  }
  return false
}

function hasWord(term: Term, word: string): boolean {
  for (const form of term) if (form.word === word) return true
  return false
}

/** One string for the database; a bar cannot occur in a word. */
export function packFields(fields: Fields): string {
  const { titleId, titleEn, tags, places, categories } = fields
  return [titleId, titleEn, tags, places, categories].map((words) => words.join(' ')).join('|')
}
