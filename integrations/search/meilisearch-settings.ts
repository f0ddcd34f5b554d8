import type { Settings } from 'meilisearch'
import { stopWords } from '#integrations/search/indonesian.ts'
import type { SearchableField } from '#integrations/search/meilisearch-records.ts'
import { synonymTable } from '#integrations/search/synonyms.ts'

/** The most telling first. */
export const searchable: readonly SearchableField[] = [
  'titleId',
  'titleEn',
  'tags',
  'categories',
  'places',
  'rest',
]
/** What a suggestion is looked for in: nobody expects a word of the description to be completed. */
export const suggestible: readonly SearchableField[] = ['titleId', 'titleEn', 'tags', 'places']

/**
 * Words come folded and cut (indonesian.ts), so every separator but the space is gone before the
 * engine sees a text and the lists of separators stay empty. Four letters may have a slip (`hutn`); words
 * that are sold never do, see `knownWords`.
 */
const words: Settings = {
  stopWords: [...stopWords].toSorted(),
  synonyms: synonymTable(),
  separatorTokens: [],
  nonSeparatorTokens: [],
  typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 9 } },
}

/** `sort` first: who asks for the cheapest is not shown the best fitting. Relevance asks for no sort. */
export const listingSettings: Settings = {
  ...words,
  searchableAttributes: [...searchable],
  filterableAttributes: [
    'id',
    'kind',
    'category',
    'district',
    'village',
    'price',
    'isHalal',
    'isShipped',
    'isPickedUp',
    'isAvailable',
  ],
  sortableAttributes: ['available', 'soldRecently', 'listedAt', 'price'],
  rankingRules: [
    'sort',
    'words',
    'typo',
    'proximity',
    'attribute',
    'exactness',
    'available:desc',
    'soldRecently:desc',
  ],
  // A regency has a few hundred villages and some tens of categories; all of them are counted.
  faceting: { maxValuesPerFacet: 2000 },
  pagination: { maxTotalHits: 1_000_000 },
}

export const labelSettings: Settings = {
  ...words,
  searchableAttributes: ['words'],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness', 'listings:desc'],
}

/** Who types a word that is sold means it: kopi is no misspelt koi. */
export function knownWords(known: Iterable<string>): Settings {
  return { typoTolerance: { disableOnWords: [...known].toSorted() } }
}
