import { readPool } from '#app/server/db.server.ts'
import { type RefundTiers, refundTiersFrom } from './refund-tiers.ts'

/** Of a listing whose days can be bought; null for any other. */
export async function getRefundTiers(listing: {
  id: string
  hasCalendar: boolean
}): Promise<RefundTiers | null> {
  if (!listing.hasCalendar) return null
  const { rows } = await readPool.query<{ tiers: unknown }>({
    name: 'refund-tiers',
    text: 'SELECT refund_tiers AS tiers FROM experiences WHERE listing_id = $1',
    values: [listing.id],
  })
  return rows[0] ? refundTiersFrom(rows[0].tiers) : null
}
