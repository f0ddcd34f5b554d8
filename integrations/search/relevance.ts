import type { Group, Term } from '#integrations/search/query-plan.ts'

/** The words of a document by where they stand, as they were indexed. */
export type Fields = {
  titleId: readonly string[]
  titleEn: readonly string[]
  tags: readonly string[]
  places: readonly string[]
  categories: readonly string[]
}

export type Candidate = { id: string; fields: Fields; isAvailable: boolean; soldRecently: number }

const fieldWeights = { titleId: 1, titleEn: 0.9, tags: 0.85, places: 0.6, categories: 0.45 }
/** It matched, but in none of these fields: so it is in the description. */
const descriptionWeight = 0.12

/**
 * Best first: how well the words fit, then what can be bought now, then what sells. Texts that fit
 * about equally well count as equal, so that a sold-out listing does not win by a hair.
 */
export function rank(candidates: readonly Candidate[], groups: readonly Group[]): string[] {
  return candidates
    .map((candidate) => ({ candidate, text: textScore(candidate.fields, groups) }))
    .toSorted(
      (a, b) =>
        Math.round(b.text * 12) - Math.round(a.text * 12) ||
        Number(b.candidate.isAvailable) - Number(a.candidate.isAvailable) ||
        b.candidate.soldRecently - a.candidate.soldRecently ||
        b.text - a.text ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    )
    .map(({ candidate }) => candidate.id)
}

/** About 0 (one word in passing) to 1.4 (the title, word for word). */
export function textScore(fields: Fields, groups: readonly Group[]): number {
  const whole = groups.reduce((sum, { weight }) => sum + weight + 0.5, 0)
  const found = groups.reduce(
    (sum, group) => sum + (group.weight + 0.5) * groupScore(fields, group),
    0,
  )
  const coverage = Math.max(
    titleCoverage(fields.titleId, groups),
    titleCoverage(fields.titleEn, groups),
  )
  return found / whole + 0.25 * coverage + 0.15 * inOrder(fields, groups)
}

function groupScore(fields: Fields, { alternatives }: Group): number {
  const scores = alternatives.map(
    ({ terms, quality }) =>
      (quality * terms.reduce((sum, term) => sum + termScore(fields, term), 0)) / terms.length,
  )
  return Math.max(descriptionWeight, ...scores)
}

function termScore(fields: Fields, term: Term): number {
  let best = 0
  for (const { word, quality } of term) {
    for (const name of ['titleId', 'titleEn', 'tags', 'places', 'categories'] as const) {
      const score = quality * fieldWeights[name]
      if (score > best && fields[name].includes(word)) best = score
    }
  }
  return best
}

/** The share of the title that was asked for: "madu" is all of "Madu" and little of "Sabun madu susu". */
function titleCoverage(title: readonly string[], groups: readonly Group[]): number {
  const telling = title.filter((word) => word.length > 2 && !/^\d+$/.test(word))
  if (telling.length === 0) return 0
  const asked = telling.filter((word) =>
    groups.some(({ alternatives }) =>
      alternatives.some(({ terms }) =>
        terms.some((term) => term.some((form) => form.word === word)),
      ),
    ),
  )
  return asked.length / telling.length
}

/** The share of neighbouring words of the query that are neighbours in a title or in the tags too. */
function inOrder(fields: Fields, groups: readonly Group[]): number {
  const best = Math.max(
    ...[fields.titleId, fields.titleEn, fields.tags].map((words) => neighbours(words, groups)),
  )
  return best
}

function neighbours(words: readonly string[], groups: readonly Group[]): number {
  const terms = groups.flatMap(({ alternatives }) => alternatives[0]?.terms ?? [])
  if (terms.length < 2) return words[0] && terms[0] && hasWord(terms[0], words[0]) ? 1 : 0
  let pairs = 0
  for (let at = 1; at < terms.length; at++) {
    const first = terms[at - 1] as Term
    const second = terms[at] as Term
    const isPair = words.some(
      (word, place) => place > 0 && hasWord(second, word) && hasWord(first, words[place - 1] ?? ''),
    )
    if (isPair) pairs++
  }
  return pairs / (terms.length - 1)
}

function hasWord(term: Term, word: string): boolean {
  return term.some((form) => form.word === word)
}

/** One string for the database; a bar cannot occur in a word. */
export function packFields(fields: Fields): string {
  const { titleId, titleEn, tags, places, categories } = fields
  return [titleId, titleEn, tags, places, categories].map((words) => words.join(' ')).join('|')
}

export function unpackFields(packed: string): Fields {
  const [titleId = [], titleEn = [], tags = [], places = [], categories = []] = packed
    .split('|')
    .map((words) => words.split(' '))
  return { titleId, titleEn, tags, places, categories }
}
