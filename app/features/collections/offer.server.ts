import type { Tx } from '#app/server/db.server.ts'
import {
  type BuyerRecord,
  type CollectedOrder,
  type CollectionRefusal,
  type CollectionTerms,
  notTakenMonths,
  whyNotCollected,
} from './terms.ts'

/** Whether this purchase can be paid at the hand-over, and if not, why; null where no BUM Desa in it does that. */
export type CollectionOffer = { refusal: CollectionRefusal | null; terms: CollectionTerms } | null

export async function getCollectionOffer(
  client: Tx,
  asked: {
    orders: readonly CollectedOrder[]
    districtCode: string | null
    buyer: { phone: string; userId: string | null }
  },
): Promise<CollectionOffer> {
  const { orders, districtCode } = asked
  const rows = await client.collectionTerms.findMany({
    where: {
      shopId: { in: orders.map(({ shopId }) => shopId) },
      OR: [{ atPickup: true }, { byCourier: true }],
    },
  })
  const [found] = rows
  if (!found) return null
  const terms = found as unknown as CollectionTerms
  const buyer = await getBuyerRecord(client, { ...asked.buyer, shopId: found.shopId })
  return { terms, refusal: whyNotCollected({ orders, terms, districtCode, buyer }) }
}

/** Of the account or the number, whichever has more: neither is left behind by using the other. */
async function getBuyerRecord(
  client: Tx,
  { phone, userId, shopId }: { phone: string; userId: string | null; shopId: string },
): Promise<BuyerRecord> {
  const [record] = await client.$queryRaw<BuyerRecord[]>`
    WITH own AS (
      SELECT c.shop_id, c.taken, c.ended_as, c.ended_at FROM collections c
      JOIN purchases p ON p.id = c.purchase_id
      LEFT JOIN buyer_details d ON d.purchase_id = p.id
      WHERE d.phone = ${phone} OR p.user_id = ${userId}::uuid
    )
    SELECT
      (count(*) FILTER (WHERE shop_id = ${shopId}::uuid AND taken IS NULL AND ended_as IS NULL))::int AS open,
      (count(*) FILTER (WHERE taken IS NULL AND ended_as IS NULL))::int AS "openAnywhere",
      (count(*) FILTER (WHERE ended_as = 'notTaken'
        AND ended_at > now() - make_interval(months => ${notTakenMonths}::int)))::int AS "notTaken"
    FROM own`
  if (!record) throw new Error('A count answers one row')
  return record
}
