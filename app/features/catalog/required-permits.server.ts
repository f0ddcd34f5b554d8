import type { Tx } from '#app/server/db.server.ts'
import type { DeclaredHalal } from './halal.ts'
import type { ListingStatus } from './listing-status.ts'
import type { RequiredPermit } from './required-permits.ts'

/** `demanded` and `warned` of a listing, for a query that calls it so. */
export const missingPermitsSql = (listing: string) => `jsonb_build_object(
  'demanded', missing_permits(${listing}, true), 'warned', missing_permits(${listing}, false))`

/** Its category, or the one above it, demands something; asked before what is dear to ask. */
export const isDemandingSql = (categorySlug: string) =>
  `required_permits(${categorySlug}, true) <> '{}'`

type ToBe = {
  status: ListingStatus
  categorySlug?: string
  shelfLifeDays?: number | null
  halal?: string
}

/** What keeps a locked listing from being as it is to be; none where nothing of it is on sale then. */
export async function permitsInTheWay(
  tx: Tx,
  listingId: string,
  { status, categorySlug, shelfLifeDays, halal }: ToBe,
): Promise<RequiredPermit[]> {
  if (status !== 'live') return []
  const columns = {
    status,
    ...(categorySlug !== undefined && { category_slug: categorySlug }),
    ...(shelfLifeDays !== undefined && { shelf_life_days: shelfLifeDays }),
    ...(halal !== undefined && { halal }),
  }
  const [row] = await tx.$queryRaw<{ missing: RequiredPermit[] }[]>`
    SELECT permits_in_the_way(l, jsonb_populate_record(l, ${JSON.stringify(columns)}::jsonb))::text[]
      AS missing
    FROM listings l WHERE l.id = ${listingId}::uuid`
  return row?.missing ?? []
}

/** Whether a new good of it can be on sale at once. */
export async function demandsPermits(tx: Tx, categorySlug: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ demands: boolean }[]>`
    SELECT required_permits(${categorySlug}, true) <> '{}' AS demands`
  return row?.demands ?? false
}

/** Its category, or the one above it, asks for a certificate: it holds what is eaten or drunk. */
export const asksHalalSql = (categorySlug: string) =>
  `'halal' = ANY (required_permits(${categorySlug}, true) || required_permits(${categorySlug}, false))`

/** What is not certified and of which nothing was said. */
export async function usualHalal(tx: Tx, categorySlug: string): Promise<DeclaredHalal> {
  const [row] = await tx.$queryRawUnsafe<{ asks: boolean }[]>(
    `SELECT ${asksHalalSql('$1')} AS asks`,
    categorySlug,
  )
  return row?.asks ? 'notYet' : 'notApplicable'
}
