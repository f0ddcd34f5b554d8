import { isDemandingSql } from '#app/features/catalog/required-permits.server.ts'
import type { RequiredPermit } from '#app/features/catalog/required-permits.ts'
import { pool } from '#app/server/db.server.ts'
import type { LackingGood, LackingGoods } from './lacking-goods.ts'
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
  demandedPermits: RequiredPermit[]
  warnedPermits: RequiredPermit[]
  /** Whatever is or was sold in it or below it. */
  listings: number
}

/** All of them, each followed by those below it. */
export async function listDeskCategories(): Promise<DeskCategory[]> {
  const { rows } = await pool.query<DeskCategory>(`
    SELECT c.slug, c.parent_slug AS "parentSlug", c.kind::text, c.label_id AS "labelId",
      c.label_en AS "labelEn", c.label_jv AS "labelJv",
      c.demanded_permits::text[] AS "demandedPermits", c.warned_permits::text[] AS "warnedPermits",
      row_number() OVER (PARTITION BY c.parent_slug ORDER BY c.position, c.slug)::int AS position,
      (SELECT count(*)::int FROM listings l JOIN categories own ON own.slug = l.category_slug
        WHERE c.slug IN (own.slug, own.parent_slug)) AS listings
    FROM categories c ORDER BY c.position, c.slug`)
  return rows
    .filter(({ parentSlug }) => parentSlug === null)
    .flatMap((root) => [root, ...rows.filter(({ parentSlug }) => parentSlug === root.slug)])
}

const mostShown = 50

/** What is on sale in a category or below it without a number that is demanded by now. */
export async function listLackingGoods(slug: string): Promise<LackingGoods> {
  const { rows } = await pool.query<LackingGood & { count: number }>(
    `SELECT l.id AS "listingId", l.title_id AS title, s.id AS "shopId", s.name AS shop,
      lacking.missing::text[], count(*) OVER ()::int AS count
    FROM categories c JOIN listings l ON l.category_slug = c.slug AND l.status = 'live'
      JOIN shops s ON s.id = l.shop_id, missing_permits(l, true) AS lacking (missing)
    WHERE (c.slug = $1 OR c.parent_slug = $1) AND ${isDemandingSql('c.slug')}
      AND lacking.missing <> '{}'
    ORDER BY s.name, l.title_id, l.id LIMIT ${mostShown}`,
    [slug],
  )
  const goods = rows.map(({ listingId, title, shopId, shop, missing }): LackingGood => {
    return { listingId, title, shopId, shop, missing }
  })
  return { goods, count: rows[0]?.count ?? 0 }
}
