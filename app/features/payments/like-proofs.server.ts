import { pool } from '#app/server/db.server.ts'

/** Another payment whose proof looks the same. */
export type LikeProof = { attemptId: string; purchaseNumber: string }

/** Of 256 bits. Two transfers in the same banking app differ in more: their digits. */
const alike = 10
const recently = `interval '90 days'`
const mostShown = 3

/** A hint and no more: who looks at the statement decides. */
export async function listLikeProofs(orderId: string): Promise<LikeProof[]> {
  const { rows } = await pool.query<LikeProof>(
    `SELECT a.id AS "attemptId", p.number AS "purchaseNumber"
     FROM manual_transfers m
     JOIN manual_transfers o ON o.order_id <> m.order_id AND o.proof_look IS NOT NULL
       AND o.claimed_at > now() - ${recently}
     JOIN payment_attempts a ON a.provider_order_id = o.order_id AND a.provider = 'manual-transfer'
     JOIN purchases p ON p.id = a.purchase_id
     WHERE m.order_id = $1
       AND bit_count(('x' || m.proof_look)::bit(256) # ('x' || o.proof_look)::bit(256)) <= ${alike}
     ORDER BY o.claimed_at DESC LIMIT ${mostShown}`,
    [orderId],
  )
  return rows
}
