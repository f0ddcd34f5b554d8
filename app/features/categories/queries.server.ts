import { pool } from '#app/server/db.server.ts'
import type { ListingKind } from '#app/features/catalog/listing-card.ts'

export type DeskCategory = {
  slug: string
  parentSlug: string | null
  kind: ListingKind
  labelId: string
  labelEn: string
  labelJv: string
  /** Among those beside it, from 1. */
  position: number
  /** Whatever is or was sold in it or below it. */
  listings: number
}

/** All of them, each followed by those below it. */
export async function listDeskCategories(): Promise<DeskCategory[]> {
  const { rows } = await pool.query<DeskCategory>(`
    SELECT c.slug, c.parent_slug AS "parentSlug", c.kind::text, c.label_id AS "labelId",
      c.label_en AS "labelEn", c.label_jv AS "labelJv",
      row_number() OVER (PARTITION BY c.parent_slug ORDER BY c.position, c.slug)::int AS position,
      (SELECT count(*)::int FROM listings l JOIN categories own ON own.slug = l.category_slug
        WHERE c.slug IN (own.slug, own.parent_slug)) AS listings
    FROM categories c ORDER BY c.position, c.slug`)
  return rows
    .filter(({ parentSlug }) => parentSlug === null)
    .flatMap((root) => [root, ...rows.filter(({ parentSlug }) => parentSlug === root.slug)])
}
