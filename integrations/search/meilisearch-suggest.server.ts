import type { MultiSearchQuery } from 'meilisearch'
import { cut, queryWords } from '#integrations/search/indonesian.ts'
import type { Names } from '#integrations/search/meilisearch-index.server.ts'
import type { Answer } from '#integrations/search/meilisearch-questions.ts'
import type { LabelRecord, ListingRecord } from '#integrations/search/meilisearch-records.ts'
import { suggestible } from '#integrations/search/meilisearch-settings.ts'
import type { SearchLocale, Suggestion } from '#integrations/search/search-engine.ts'

const most = 8
const mostLabels = 3

/** Categories and places first, then titles; all in one question. */
export async function suggestFromIndex(
  ask: (queries: MultiSearchQuery[]) => Promise<Answer[]>,
  { listings, labels }: Names,
  typed: string,
  locale: SearchLocale,
): Promise<Suggestion[]> {
  const words = queryWords(typed)
  if (words.length === 0) return []
  // After a space the last word is whole; before it, the beginning of one.
  const q = words.join(' ') + (/\s$/.test(cut(typed)) ? ' ' : '')
  const each = { q, matchingStrategy: 'all' as const }
  const [places, titles] = await ask([
    { indexUid: labels, ...each, limit: mostLabels },
    {
      indexUid: listings,
      ...each,
      limit: most,
      attributesToSearchOn: [...suggestible],
      attributesToRetrieve: ['id', 'slug', 'kind', 'textId', 'textEn'],
    },
  ])
  const textOf = ({ textId, textEn }: { textId: string; textEn: string }) =>
    locale === 'en' ? textEn : textId
  return [
    ...((places?.hits ?? []) as LabelRecord[]).map((label): Suggestion =>
      label.type === 'category'
        ? { type: 'category', slug: label.code, text: textOf(label) }
        : { type: label.type, code: label.code, text: textOf(label) },
    ),
    ...((titles?.hits ?? []) as ListingRecord[]).map((title): Suggestion => ({
      type: 'listing',
      id: title.id,
      slug: title.slug,
      kind: title.kind,
      text: textOf(title),
    })),
  ].slice(0, most)
}
