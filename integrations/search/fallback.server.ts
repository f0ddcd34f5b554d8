import type { SearchEngine } from '#integrations/search/search-engine.ts'
import { SearchUnavailable } from '#integrations/search/search-engine.ts'

/**
 * An engine that may be down, slow or empty, before one that is not. The buyer notices nothing; `report`
 * hears why. Both are fed, so that the second always has an answer.
 */
export function withFallback(
  first: SearchEngine,
  second: SearchEngine,
  { patienceMs, report }: { patienceMs: number; report: (reason: unknown) => void },
): SearchEngine {
  const inTime = async <T>(answer: Promise<T>): Promise<T> => {
    const { promise, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(
      () => reject(new SearchUnavailable(`no answer within ${patienceMs} ms`)),
      patienceMs,
    )
    try {
      return await Promise.race([answer, promise])
    } finally {
      clearTimeout(timer)
    }
  }
  const feedBoth = async (feed: (engine: SearchEngine) => Promise<unknown>): Promise<void> => {
    await feed(second)
    await feed(first)
  }
  return {
    name: first.name,
    search: async (query) => {
      try {
        const result = await inTime(first.search(query))
        if (result.total > 0) return result
        // Nothing found is rare; an index that lost its documents says the same.
        const other = await second.search(query)
        if (other.total > 0) report(new SearchUnavailable('found nothing where the other did'))
        return other
      } catch (error) {
        report(error)
        return second.search(query)
      }
    },
    suggest: async (prefix, locale) => {
      try {
        return await inTime(first.suggest(prefix, locale))
      } catch (error) {
        report(error)
        return second.suggest(prefix, locale)
      }
    },
    index: (documents) => feedBoth((engine) => engine.index(documents)),
    remove: (ids) => feedBoth((engine) => engine.remove(ids)),
    rebuild: async (batches) => {
      const documents = await Array.fromAsync(batches)
      const each = (engine: SearchEngine) => engine.rebuild(replay(documents))
      const rebuilt = await each(second)
      await each(first)
      return rebuilt
    },
  }
}

async function* replay<T>(batches: readonly T[]): AsyncGenerator<T> {
  yield* batches
}
