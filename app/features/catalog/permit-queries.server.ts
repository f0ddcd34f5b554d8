import { escapeLike } from '#app/core/text.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { endingPermitSql } from './permit-clock.server.ts'
import type { ListedPermit, PermitListQuery } from './permit-list.ts'

const pageSize = 25

const viewSql: Record<PermitListQuery['lihat'], string> = {
  berakhir: endingPermitSql('shop_today($1)'),
  periksa: `p.status = 'submitted'`,
  semua: 'true',
}

const ends = (permit: string) => `coalesce(${permit}.valid_until, 'infinity')`

/** Of everything a BUM Desa sells and of itself; what ends first stands first. */
export async function listPermitsOfShop(
  shopId: ReadableShopId,
  { lihat, cari, setelah }: PermitListQuery,
): Promise<{ permits: ListedPermit[]; next: string | null }> {
  const { rows } = await pool.query<ListedPermit>(
    `SELECT p.id, p.listing_id AS "listingId", l.title_id AS title, p.kind::text, p.number,
      p.valid_from AS "validFrom", p.valid_until AS "validUntil", p.status::text
    FROM permits p LEFT JOIN listings l ON l.id = p.listing_id
    WHERE p.shop_id = $1 AND ${viewSql[lihat]}
      AND ($2 = '' OR l.title_id ILIKE '%' || $2 || '%' OR p.number ILIKE '%' || $2 || '%')
      AND ($3::uuid IS NULL OR (${ends('p')}, p.id) >
        (SELECT ${ends('last')}, last.id FROM permits last WHERE last.id = $3 AND last.shop_id = $1))
    ORDER BY ${ends('p')}, p.id LIMIT ${pageSize + 1}`,
    [shopId, escapeLike(cari), setelah],
  )
  const permits = rows.slice(0, pageSize)
  return { permits, next: rows.length > pageSize ? (permits.at(-1)?.id ?? null) : null }
}
