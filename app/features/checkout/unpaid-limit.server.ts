import type { Tx } from '#app/server/db.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'

/** Unpaid purchases of one buyer at a time: the account or guest, and whoever gives the same number. */
export const unpaidPerBuyer = 5
/** From one network. A mobile operator puts a whole village behind one address, so not fewer. */
export const unpaidPerNetwork = 40

/**
 * Whether this buyer may keep goods from others once more without paying. Each unpaid purchase holds
 * stock for an hour and longer, so without a limit a few clicks would empty every shelf. Asked inside
 * the checkout's transaction, one after the other for one number.
 */
export async function mayHoldMore(
  tx: Tx,
  buyer: { scope: BuyerScope; cartId: string; phone: string; network: string | null },
): Promise<boolean> {
  const { scope, cartId, phone, network } = buyer
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`unpaid ${phone}`}, 0))::text`
  const [count] = await tx.$queryRaw<{ ofBuyer: number; ofNumber: number; ofNetwork: number }[]>`
    SELECT
      (SELECT count(*) FROM purchases WHERE status = 'awaitingPayment'
        AND (cart_id = ${cartId}::uuid OR user_id = ${scope.userId}::uuid))::int AS "ofBuyer",
      (SELECT count(*) FROM purchases p JOIN buyer_details d ON d.purchase_id = p.id
        WHERE p.status = 'awaitingPayment' AND d.phone = ${phone})::int AS "ofNumber",
      (SELECT count(*) FROM purchases WHERE status = 'awaitingPayment'
        AND placed_from = ${network})::int AS "ofNetwork"`
  if (!count) throw new Error('A count answers one row')
  return (
    Math.max(count.ofBuyer, count.ofNumber) < unpaidPerBuyer && count.ofNetwork < unpaidPerNetwork
  )
}
