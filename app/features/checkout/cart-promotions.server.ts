import { refuse, type Result, ok } from '#app/core/result.ts'
import { type CartGroup, groupByShop } from '#app/features/cart/cart-line.ts'
import { getCart } from '#app/features/cart/queries.server.ts'
import {
  type CodeProblem,
  type OrderPromotions,
  whyNot,
} from '#app/features/promotions/best-promotion.ts'
import { listOffers } from '#app/features/promotions/offers.server.ts'
import { normalCode } from '#app/features/promotions/promotion.ts'
import { db } from '#app/server/db.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'
import { getDraft, saveDraft } from './draft.server.ts'
import { promotionsOf } from './quote.ts'

/** By BUM Desa, as far as the buyer is known before the checkout. */
export async function getCartPromotions(
  scope: BuyerScope,
  groups: readonly CartGroup[],
): Promise<Record<string, OrderPromotions>> {
  const draft = await getDraft(scope)
  const codes = new Map(Object.entries(draft.codes))
  const shopIds = groups.map(({ shop }) => shop.id)
  const offers = await listOffers(db, { shopIds, codes, buyer: knownBuyer(scope) })
  return Object.fromEntries(
    groups.map((group) => [group.shop.id, promotionsOf(group, offers, codes)]),
  )
}

/**
 * A code counts for each BUM Desa in the cart that has given it out. One whose minimum is not reached
 * yet is kept, and the cart says what is missing.
 */
export async function enterCode(
  scope: BuyerScope,
  typed: string,
): Promise<Result<undefined, CodeProblem['kind']>> {
  const code = normalCode(typed)
  const cart = await getCart(scope)
  if (code === null || !cart || cart.lines.length === 0) return refuse('unknown')
  const groups = groupByShop(cart.lines)
  const shopIds = groups.map(({ shop }) => shop.id)
  const asked = new Map(shopIds.map((shopId) => [shopId, code]))
  const offers = await listOffers(db, { shopIds, codes: asked, buyer: knownBuyer(scope) })
  const found = offers.filter((offer) => offer.code === code)
  const answers = found.map((offer) => {
    const lines = groups.find(({ shop }) => shop.id === offer.shopId)?.lines ?? []
    return { shopId: offer.shopId, problem: whyNot(offer, lines) }
  })
  const good = answers.filter(({ problem }) => !problem || problem.kind === 'spend-more')
  if (good.length === 0) return refuse(answers[0]?.problem?.kind ?? 'unknown')
  const { codes } = await getDraft(scope)
  const entered = Object.fromEntries(good.map(({ shopId }) => [shopId, code]))
  await saveDraft(scope, { codes: { ...codes, ...entered } })
  return ok()
}

export async function removeCode(scope: BuyerScope, shopId: string): Promise<void> {
  const { [shopId]: _, ...codes } = (await getDraft(scope)).codes
  await saveDraft(scope, { codes })
}

const knownBuyer = ({ userId }: BuyerScope) => ({ userId, phone: null, email: null })
