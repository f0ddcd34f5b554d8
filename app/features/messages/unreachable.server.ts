import { db, type Tx } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'

export type Unreachable = { recipient: string; reason: string; since: Date }

/** The first refusal is what is remembered: since then nothing has arrived. */
export async function markUnreachable(recipient: string, reason: string): Promise<void> {
  await db.unreachableAddress.createMany({
    data: { recipient: recipient.toLowerCase(), reason: reason.slice(0, 200) },
    skipDuplicates: true,
  })
}

/** Something arrived there again, or nobody wants to know any more. */
export async function forgetUnreachable(client: Tx, recipient: string): Promise<void> {
  await client.unreachableAddress.deleteMany({ where: { recipient: recipient.toLowerCase() } })
}

/** Of these addresses the one that takes nothing; a new address has a clean record. */
export async function findUnreachable(
  ...addresses: readonly (string | null | undefined)[]
): Promise<Unreachable | null> {
  const recipients = addresses.flatMap((address) => (address ? [address.toLowerCase()] : []))
  if (recipients.length === 0) return null
  return db.unreachableAddress.findFirst({
    where: { recipient: { in: recipients } },
    select: { recipient: true, reason: true, since: true },
    orderBy: { since: 'desc' },
  })
}

/** Whether letters about an order arrive at its buyer, whose address the BUM Desa need not see. */
export async function findUnreachableBuyer({
  shopId,
  order: { number },
}: {
  shopId: ReadableShopId
  order: { number: string }
}): Promise<Omit<Unreachable, 'recipient'> | null> {
  const order = await db.order.findFirst({
    where: { shopId, number },
    select: { purchase: { select: { details: { select: { email: true, phone: true } } } } },
  })
  const buyer = order?.purchase.details
  const found = buyer && (await findUnreachable(buyer.email ?? buyer.phone))
  return found ? { reason: found.reason, since: found.since } : null
}
