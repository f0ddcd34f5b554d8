import { wordsOf } from '#integrations/search/indonesian.ts'
import { type SynonymKind, synonymRows } from '#integrations/search/synonym-rows.ts'

export type Synonym = { words: readonly string[]; quality: number }

const quality: Record<SynonymKind, number> = {
  spelling: 1,
  compound: 1,
  abbrev: 1,
  slang: 0.95,
  affix: 0.95,
  javanese: 0.95,
  english: 0.95,
  synonym: 0.9,
}

/** The most words one side of a row has. */
export const longestPhrase = 3

const synonyms = readRows()

/** What else finds the same as these words; nothing for most. */
export function synonymsOf(words: readonly string[]): readonly Synonym[] {
  return synonyms.get(words.join(' ')) ?? []
}

/** The whole table, for an engine that looks things up itself: what is written → what it also finds. */
export function synonymTable(): Record<string, string[]> {
  return Object.fromEntries(
    [...synonyms].map(([phrase, others]) => [phrase, others.map(({ words }) => words.join(' '))]),
  )
}

/** Every single word the table knows, so that a slip in one of them is noticed. */
export const synonymWords: readonly string[] = [
  ...new Set(synonymRows.flatMap(([term, variant]) => [...wordsOf(term), ...wordsOf(variant)])),
]

function readRows(): Map<string, Synonym[]> {
  const found = new Map<string, Synonym[]>()
  const link = (from: string, to: string, kind: SynonymKind) => {
    if (from === to) return
    const known = found.get(from) ?? []
    if (!known.some(({ words }) => words.join(' ') === to)) {
      known.push({ words: to.split(' '), quality: quality[kind] })
    }
    found.set(from, known)
  }
  const rows = synonymRows.map(([term, variant, kind, direction]) => ({
    term: wordsOf(term).join(' '),
    variant: wordsOf(variant).join(' '),
    kind,
    isTwoWay: direction === '=',
  }))
  for (const { term, variant, kind, isTwoWay } of rows) {
    link(variant, term, kind)
    if (isTwoWay) link(term, variant, kind)
  }
  // Variants of one term find each other: who says telo means what others call ketela.
  for (const { term, variant, kind } of rows) {
    for (const other of rows) {
      if (other.term === term && other.isTwoWay) link(variant, other.variant, kind)
    }
  }
  return found
}
