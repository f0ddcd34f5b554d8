import { db } from '#app/server/db.server.ts'

/** The token of the purchase with this number, if the browser is one that knows it. */
export async function findReturnedPurchase({
  number,
  tokens,
}: {
  number: string
  tokens: readonly string[]
}): Promise<string | null> {
  if (tokens.length === 0) return null
  const purchase = await db.purchase.findFirst({
    where: { number, token: { in: [...tokens] } },
    select: { token: true },
  })
  return purchase?.token ?? null
}
