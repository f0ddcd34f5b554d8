import type { MultiSearchQuery } from 'meilisearch'
import { rootsOf, soundOf, spokenRootsOf, withoutClitic } from '#integrations/search/indonesian.ts'
import type { Answer } from '#integrations/search/meilisearch-questions.ts'
import { slipsIn } from '#integrations/search/meilisearch-reading.ts'

/** A word of many prefixes and endings has that many roots at most that are worth asking for. */
const mostForms = 8
const shortest = 3

/** How else the word may be meant, likeliest first: kopinya, goela, ngopi, memetik. */
function otherForms(word: string): string[] {
  const forms = [withoutClitic(word), soundOf(word), ...spokenRootsOf(word), ...rootsOf(word)]
  const others = new Set(forms.filter((form) => form !== word && form.length >= shortest))
  return [...others].slice(0, mostForms)
}

/**
 * The engine knows slips but no grammar. Each word that nobody sells is read as the first of its roots
 * that somebody does; null when none is otherwise than typed. What stands in `readAs` needed no slip.
 */
export async function plainWords(
  ask: (queries: MultiSearchQuery[]) => Promise<Answer[]>,
  indexUid: string,
  { words, readAs }: { words: readonly string[]; readAs: string | null },
): Promise<string[] | null> {
  const known = new Set(readAs?.split(' '))
  const forms = words.map((word) => (known.has(word) ? [word] : [word, ...otherForms(word)]))
  if (forms.every(({ length }) => length === 1)) return null
  const each = [...new Set(forms.flat())]
  const answers = await ask(each.map((form) => questionOf(indexUid, form)))
  const sold = new Set(each.filter((_, at) => isThere(answers[at])))
  const plain = forms.map((own) => own.find((form) => sold.has(form)) ?? own[0] ?? '')
  return plain.join(' ') === words.join(' ') ? null : plain
}

/** The space ends the word: it is not the beginning of another. */
const questionOf = (indexUid: string, form: string): MultiSearchQuery => ({
  indexUid,
  q: `${form} `,
  limit: 1,
  attributesToRetrieve: ['id'],
  showRankingScoreDetails: true,
})

/** As it is written, or by a synonym. */
function isThere(answer: Answer | undefined): boolean {
  const [best] = answer?.hits ?? []
  return best !== undefined && slipsIn(best) === 0
}
