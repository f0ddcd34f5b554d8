import type { SearchEngine } from '#integrations/search/search-engine.ts'
import { SearchUnavailable } from '#integrations/search/search-engine.ts'

/** So many failures in a row, and it is left alone for a while: buyers do not wait for it each time. */
const failuresUntilRest = 3

/**
 * Where it stands that the second was rebuilt and the first has not been since: a rebuild is tried again in
 * whatever process, and the second is not written anew each time.
 */
export type RebuildDebt = {
  /** What the second was rebuilt with; null where nothing is owed, or no longer. */
  owed(): Promise<Rebuilt | null>
  owe(rebuilt: Rebuilt): Promise<void>
  settle(): Promise<void>
}
type Rebuilt = { documents: number }

export type FallbackOptions = {
  /** How long the first engine may think. */
  patienceMs: number
  /** How long it is left alone after failing again and again; then one search tries it anew. */
  restMs: number
  report: (reason: unknown) => void
  debt: RebuildDebt
}

/**
 * An engine that may be down, slow or empty, before one that is not. The buyer notices nothing; `report`
 * hears why. Both are fed, the second one first, so that it always has an answer; what the first did not
 * take is an error of whoever brought it, who brings it again.
 */
export function withFallback(
  first: SearchEngine,
  second: SearchEngine,
  { patienceMs, restMs, report, debt }: FallbackOptions,
): SearchEngine {
  let failures = 0
  let restsUntil = 0
  const isResting = () => Date.now() < restsUntil
  const rest = () => {
    if (failures >= failuresUntilRest) restsUntil = Date.now() + restMs
  }
  const askFirst = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (isResting()) throw new SearchUnavailable('is left alone for a while after failing')
    // Whoever comes while one tries it anew does not try as well.
    rest()
    try {
      const answer = await ask()
      failures = 0
      restsUntil = 0
      return answer
    } catch (error) {
      failures++
      rest()
      throw error
    }
  }
  const tryFirst = async <T>(ask: () => Promise<T>): Promise<T | null> => {
    if (isResting()) return null
    try {
      return await askFirst(() => inTime(ask(), patienceMs))
    } catch (error) {
      report(error)
      return null
    }
  }
  const owing = async (rebuilt: Rebuilt) => {
    await debt.owe(rebuilt)
    return rebuilt
  }
  return {
    name: first.name,
    search: async (query) => {
      const result = await tryFirst(() => first.search(query))
      if (result && result.total > 0) return result
      // Nothing found is rare; an index that lost its documents says the same.
      const other = await second.search(query)
      if (result && other.total > 0) {
        report(new SearchUnavailable('found nothing where the other did'))
      }
      return other
    },
    suggest: async (prefix, locale) => {
      const suggestions = await tryFirst(() => first.suggest(prefix, locale))
      return suggestions?.length ? suggestions : second.suggest(prefix, locale)
    },
    index: async (documents) => {
      await second.index(documents)
      await askFirst(() => first.index(documents))
    },
    remove: async (ids) => {
      await second.remove(ids)
      await askFirst(() => first.remove(ids))
    },
    rebuild: async (read) => {
      const rebuilt = (await debt.owed()) ?? (await owing(await second.rebuild(read)))
      await first.rebuild(read).catch((cause: unknown) => {
        throw new SearchUnavailable(`${first.name} took no rebuild: ${String(cause)}`, { cause })
      })
      await debt.settle()
      return rebuilt
    },
    // Of the one that should answer; a check asks it whether it is left alone or not.
    count: () => tryFirst(() => first.count()),
    check: () => first.check(),
  }
}

async function inTime<T>(answer: Promise<T>, patienceMs: number): Promise<T> {
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
