import { searchListings } from '#app/features/search/queries.server.ts'
import { parseSearchFilters } from '#app/features/search/filters.ts'
import { answerQuestions } from './answer.ts'

// Searches as the page of a search does, one after the other: the engine, then the tiles.

export type SearchQuestion = { addresses: readonly string[] }
export type Searched = { milliseconds: number; total: number; ids: string[] }

answerQuestions<SearchQuestion>(async ({ addresses }) => {
  const answers: Searched[] = []
  for (const address of addresses) {
    const started = performance.now()
    const filters = parseSearchFilters(new URLSearchParams(address))
    const { total, cards } = await searchListings(filters, 'id')
    answers.push({
      milliseconds: performance.now() - started,
      total,
      ids: cards.map(({ id }) => id),
    })
  }
  return answers
})
