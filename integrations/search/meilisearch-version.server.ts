import { type Meilisearch, MeilisearchApiError } from 'meilisearch'
import { SearchUnavailable } from '#integrations/search/search-engine.ts'

const oldest = [1, 12] as const

/** Throws where the server is too old for what we ask of it: it would refuse settings, and find little. */
export async function requireKnownVersion(client: Meilisearch): Promise<void> {
  const version = await versionOf(client)
  if (version !== null && !isNewEnough(version)) {
    throw new SearchUnavailable(`Meilisearch ${version} is older than ${oldest.join('.')}`)
  }
}

/** Null: our key may only search and write, and nothing is wrong with that. */
async function versionOf(client: Meilisearch): Promise<string | null> {
  try {
    return (await client.getVersion()).pkgVersion
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.response.status === 403) return null
    throw error
  }
}

function isNewEnough(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)(?:\.|$)/.exec(version) ?? []
  const [first, second] = oldest
  return Number(major) > first || (Number(major) === first && Number(minor) >= second)
}
