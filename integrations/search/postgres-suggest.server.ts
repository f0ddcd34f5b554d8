import { cut, queryWords, wordsOf } from '#integrations/search/indonesian.ts'
import type { Knowledge, Label } from '#integrations/search/postgres-memory.server.ts'
import { synonymsOf } from '#integrations/search/synonyms.ts'
import type { SearchConnection } from '#integrations/search/search-connection.ts'
import type { SearchKind, SearchLocale, Suggestion } from '#integrations/search/search-engine.ts'
import type { Vocabulary } from '#integrations/search/vocabulary.ts'

const most = 8
const mostLabels = 3
const mostCompletions = 8
/** After another word the beginning of the next may be any of many. */
const mostNextWords = 60
const candidates = 40
/** A short prefix fits tens of thousands; any of them will do, at the same cost. */
const mostMatches = 1000

type Title = { id: string; slug: string; kind: SearchKind; text: string }

/** Categories and places from memory first, then titles; one small query at most. */
export async function suggestFrom(
  connection: SearchConnection,
  { vocabulary, labels }: Knowledge,
  prefix: string,
  locale: SearchLocale,
): Promise<Suggestion[]> {
  const words = queryWords(prefix)
  const last = words.at(-1)
  if (last === undefined) return []
  const isWhole = /\s$/.test(cut(prefix))
  const choices = [
    ...words.slice(0, -1).map((word) => sameAs(word, vocabulary)),
    isWhole ? sameAs(last, vocabulary) : endings(last, words.length, vocabulary),
  ]
  const found = labels.filter((label) => isMeant(label, choices)).slice(0, mostLabels)
  const titles = choices.some((choice) => choice.length === 0)
    ? []
    : await titlesWith(connection, choices, locale)
  return [
    ...found.map((label) => asSuggestion(label, locale)),
    ...sorted(titles, wordsOf(cut(prefix)).join(' ')).map((title) => ({
      type: 'listing' as const,
      ...title,
    })),
  ].slice(0, most)
}

function sameAs(word: string, vocabulary: Vocabulary): string[] {
  const same = synonymsOf([word]).flatMap(({ words }) => (words.length === 1 ? words : []))
  const slips = vocabulary.has(word)
    ? []
    : [...vocabulary.respellingsOf(word), ...vocabulary.slipsOf(word, false)].flatMap(({ words }) =>
        words.length === 1 ? words : [],
      )
  return [...new Set([word, ...same, ...slips])]
}

/** What the unfinished last word may become; if nothing begins like it, what it may be a slip of. */
function endings(last: string, words: number, vocabulary: Vocabulary): string[] {
  const limit = words === 1 ? mostCompletions : mostNextWords
  const completions = vocabulary.completionsOf(last, limit)
  if (completions.length > 0) {
    return [...new Set(completions.flatMap((word) => sameAs(word, vocabulary)))]
  }
  return vocabulary.slipsOf(last, words === 1).flatMap(({ words: mended }) => mended)
}

function isMeant(label: Label, choices: readonly (readonly string[])[]): boolean {
  const words = label.words.split(' ')
  return choices.every((choice) => choice.some((word) => words.includes(word)))
}

async function titlesWith(
  connection: SearchConnection,
  choices: readonly (readonly string[])[],
  locale: SearchLocale,
): Promise<Title[]> {
  const tsquery = choices
    .map((choice) => `(${choice.map((word) => `'${word}'`).join(' | ')})`)
    .join(' & ')
  const { rows } = await connection.query<Title>({
    text: `
WITH found AS MATERIALIZED (
  SELECT id, slug, kind, is_available, sold_recently FROM search_documents
  WHERE words @@ $1::tsquery LIMIT ${mostMatches}
), best AS (
  SELECT * FROM found ORDER BY is_available DESC, sold_recently DESC, id LIMIT ${candidates}
)
SELECT d.id, d.slug, d.kind, t.${locale === 'en' ? 'title_en' : 'title_id'} AS text
FROM best d JOIN search_texts t USING (id) ORDER BY d.is_available DESC, d.sold_recently DESC, d.id`,
    values: [tsquery],
  })
  return rows
}

/** Titles that begin as typed come first; the database has put the rest in order. */
function sorted(titles: readonly Title[], typed: string): Title[] {
  const place = (title: Title) => {
    const text = wordsOf(title.text).join(' ')
    return text.startsWith(typed) ? 0 : ` ${text}`.includes(` ${typed}`) ? 1 : 2
  }
  return titles.toSorted((a, b) => place(a) - place(b))
}

function asSuggestion(label: Label, locale: SearchLocale): Suggestion {
  const text = locale === 'en' ? label.label_en : label.label_id
  return label.type === 'category'
    ? { type: 'category', slug: label.code, text }
    : { type: label.type, code: label.code, text }
}
