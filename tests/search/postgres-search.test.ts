import { pool } from '#app/server/db.server.ts'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import { catalogDocuments } from '#tests/search/catalog-documents.ts'
import { describeSearchEngine } from '#tests/search/engine-contract.ts'
import { describeSearchQuality } from '#tests/search/quality.ts'

async function emptyEngine() {
  await pool.query('TRUNCATE search_documents, search_words, search_labels CASCADE')
  return postgresSearch(pool)
}

describeSearchEngine('the PostgreSQL engine', emptyEngine)

describeSearchQuality('the PostgreSQL engine', async () => {
  const engine = await emptyEngine()
  await engine.rebuild(
    (async function* () {
      yield catalogDocuments
    })(),
  )
  return { engine, listings: catalogDocuments }
})
