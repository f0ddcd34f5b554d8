import type { Tx } from '#app/server/db.server.ts'
import { type ReadableDesk, type ReadableShopId, shopOfDesk } from '#app/server/scopes.server.ts'

/**
 * Whose sales of a counter somebody may see. Who works in one unit only (`unitId`) sees their own, and only
 * while all that was sold is of that unit: neither names nor sums of others.
 */
export type SalesReach = { shopId: ReadableShopId; unitId: string | null; userId: string }

export const salesReach = (desk: ReadableDesk, userId: string): SalesReach => ({
  shopId: shopOfDesk(desk),
  unitId: desk.unitId,
  userId,
})

/** For a query that calls counter_sales `c` and has the unit and the person as these parameters. */
export const withinReachSql = (unitId: string, userId: string) =>
  `(${unitId}::uuid IS NULL OR c.sold_by = ${userId}::uuid AND NOT EXISTS (
    SELECT FROM orders own JOIN order_lines line ON line.order_id = own.id
      JOIN variants sold ON sold.id = line.variant_id JOIN listings thing ON thing.id = sold.listing_id
    WHERE own.purchase_id = c.purchase_id
      AND thing.business_unit_id IS DISTINCT FROM ${unitId}::uuid))`

/** Otherwise there is no such sale for this person. */
export async function isWithinReach(
  client: Tx,
  { shopId, unitId, userId }: SalesReach,
  saleId: string,
): Promise<boolean> {
  const found = await client.$queryRawUnsafe<unknown[]>(
    `SELECT 1 FROM counter_sales c
    WHERE c.shop_id = $1::uuid AND c.id = $2::uuid AND ${withinReachSql('$3', '$4')}`,
    shopId,
    saleId,
    unitId,
    userId,
  )
  return found.length > 0
}
