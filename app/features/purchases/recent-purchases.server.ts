import type { Rupiah } from '#app/core/rupiah.ts'
import { pool } from '#app/server/db.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'
import type { PurchaseStatus } from './purchase-status.ts'

export type RecentPurchase = {
  number: string
  token: string
  status: PurchaseStatus
  total: Rupiah
  expiresAt: Date
}

/**
 * What this browser bought in the last three days, newest first: a guest who closed the page of his
 * purchase has no other way back to it.
 */
export async function listRecentPurchases(scope: BuyerScope): Promise<RecentPurchase[]> {
  const { rows } = await pool.query<RecentPurchase>({
    name: 'recent-purchases',
    text: `SELECT p.number, p.token, p.status::text, p.total, p.expires_at AS "expiresAt"
           FROM purchases p JOIN carts c ON c.id = p.cart_id
           WHERE (c.session_id = $1 OR c.user_id = $2) AND p.created_at > now() - interval '3 days'
           ORDER BY p.created_at DESC LIMIT 3`,
    values: [scope.sessionId, scope.userId],
  })
  return rows
}
