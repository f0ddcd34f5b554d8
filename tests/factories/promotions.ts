import { newId } from '#app/core/ids.ts'
import { createPromotion, movePromotion } from '#app/features/promotions/commands.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'

export const staff = { type: 'staff', id: newId() } as const

type Typed = Record<string, string | string[]>

/** Ten percent off everything from the share of the BUM Desa, for this year and the next ones. */
export const usual: Typed = {
  name: 'Panen Raya',
  kind: 'percent',
  percent: '10',
  target: 'everything',
  maker: '-',
  fromDate: '2026-01-01',
  untilDate: '2036-12-31',
  bearer: 'shop',
}

/** Started, unless it is to stay a draft; written as its form sends it. */
export async function aPromotion(
  shop: { id: string },
  changes: Typed = {},
  status: 'draft' | 'active' = 'active',
): Promise<string> {
  const deed = { shopId: mintScope.shop(shop.id), actor: staff }
  const created = await createPromotion(deed, { ...usual, ...changes })
  if (!created.ok) throw new Error(`No promotion: ${JSON.stringify(created.problems)}`)
  const { id } = created.value
  if (status === 'active') await movePromotion(deed, { promotionId: id, to: 'active' })
  return id
}
