import { readPool } from '#app/server/db.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import type { Category } from './category.ts'
import type { ListingKind } from './listing-card.ts'

/** A few dozen rows that hardly change: in memory, read again after a while. */
const taxonomy = singleton('taxonomy', () => ({
  loaded: null as Promise<readonly Category[]> | null,
  at: 0,
}))
const freshForMs = 60_000

export async function listCategories(): Promise<readonly Category[]> {
  if (!taxonomy.loaded || Date.now() - taxonomy.at > freshForMs) {
    taxonomy.at = Date.now()
    taxonomy.loaded = loadCategories()
    // A failed read must not be remembered for a minute.
    taxonomy.loaded.catch(() => (taxonomy.loaded = null))
  }
  return taxonomy.loaded
}

/** Whoever changed them knows at once, other processes after a while. */
export function forgetCategories(): void {
  taxonomy.loaded = null
}

export async function getCategory(slug: string): Promise<Category | undefined> {
  return (await listCategories()).find((category) => category.slug === slug)
}

async function loadCategories(): Promise<Category[]> {
  const { rows } = await readPool.query<{
    slug: string
    parent_slug: string | null
    kind: ListingKind
    label_id: string
    label_en: string
  }>(
    'SELECT slug, parent_slug, kind::text AS kind, label_id, label_en FROM categories ORDER BY position',
  )
  return rows.map((row) => ({
    slug: row.slug,
    parentSlug: row.parent_slug,
    kind: row.kind,
    label: { id: row.label_id, en: row.label_en },
  }))
}
