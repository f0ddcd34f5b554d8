import type { SearchResult } from '#integrations/search/search-engine.ts'
import { distance } from '#integrations/search/slips.ts'

type Reading = Pick<SearchResult, 'match' | 'readAs'>
type Bounds = { start: number; length: number }

/** How the engine read what was typed, told by the hit that fits best. */
export function readingOf(words: readonly string[], hit: Record<string, unknown>): Reading {
  if (slipsIn(hit) === 0) return { match: 'exact', readAs: null }
  const matched = matchedWords(hit)
  const read = words.map((word) => readAs(word, matched)).join(' ')
  return { match: 'corrected', readAs: read === words.join(' ') ? null : read }
}

export function slipsIn({ _rankingScoreDetails: details }: Record<string, unknown>): number {
  return (details as { typo?: { typoCount?: number } } | undefined)?.typo?.typoCount ?? 0
}

/** In the order of the text they stand in. Places are counted in bytes. */
function matchedWords(hit: Record<string, unknown>): string[] {
  const places = (hit._matchesPosition ?? {}) as Record<string, Bounds[]>
  return Object.entries(places).flatMap(([field, bounds]) => {
    const text = Buffer.from(String(hit[field] ?? ''))
    return bounds.map(({ start, length }) => text.toString('utf8', start, start + length))
  })
}

const farthest = 2

function readAs(word: string, matched: readonly string[]): string {
  if (matched.includes(word)) return word
  const pair = matched.findIndex((first, at) => first + (matched[at + 1] ?? '') === word)
  if (pair >= 0) return `${matched[pair]} ${matched[pair + 1]}`
  const near = matched
    .map((other) => ({ other, cost: distance(word, other, farthest) }))
    .filter(({ cost }) => cost <= farthest)
    .toSorted((a, b) => a.cost - b.cost)
  return near[0]?.other ?? word
}
