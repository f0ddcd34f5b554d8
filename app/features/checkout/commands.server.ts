import { createHash } from 'node:crypto'
import { newId } from '#app/core/ids.ts'
import { ok } from '#app/core/result.ts'
import { holdAll } from '#app/features/availability/commands.server.ts'
import type { CartLine } from '#app/features/cart/cart-line.ts'
import { cartKey, listCartLines } from '#app/features/cart/queries.server.ts'
import { getCollectionOffer } from '#app/features/collections/offer.server.ts'
import { onDelivery } from '#app/features/collections/terms.ts'
import { createAttempt } from '#app/features/payments/attempts.server.ts'
import { agreeToCollect } from '#app/features/purchases/collect.server.ts'
import { holdMinutes } from '#app/features/purchases/purchase-status.ts'
import { readParcelOffers } from '#app/features/shipping/parcel-offers.server.ts'
import { lockOffers } from '#app/features/promotions/offers.server.ts'
import { listDeliveryOptions } from '#app/features/shipping/queries.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor, BuyerScope } from '#app/server/scopes.server.ts'
import { type CheckoutInput, formatSeen, type ReviewChange } from './checkout-input.ts'
import { areNamed } from './guest-names.ts'
import { mayHoldMore } from './unpaid-limit.server.ts'
import { collectedOrders, goodsByShop, isPlaceable, type Quote, quoteCart } from './quote.ts'
import { changesSince } from './seen-review.server.ts'
import {
  toHold,
  whatIsShort,
  writeGuestNames,
  writeOrders,
  writePurchase,
} from './write-purchase.server.ts'

export type PlacedPurchase = { purchaseId: string; token: string; attemptId: string | null }

export type CheckoutRefusal =
  | { reason: 'cart-empty' }
  /** Another tab or a click before was faster; `token` leads to what it made. */
  | { reason: 'already-ordered'; token: string }
  | { reason: 'key-reused' }
  | { reason: 'too-many-unpaid' }
  /** To be paid at the hand-over, but not this one, or not by this buyer. */
  | { reason: 'way-not-offered' }
  | { reason: 'cart-problem'; quote: Quote }
  /** Something is not as the review page showed it, be it the total or the address. */
  | { reason: 'review-changed'; changes: ReviewChange[]; quote: Quote }
  | { reason: 'sold-out'; shortages: { line: CartLine; left: number }[] }

type Placed = { ok: true; value: PlacedPurchase } | ({ ok: false } & CheckoutRefusal)

/** Carries a refusal out of a transaction that must leave no trace. */
class RolledBack extends Error {
  readonly refusal: CheckoutRefusal
  constructor(refusal: CheckoutRefusal) {
    super(refusal.reason)
    this.refusal = refusal
  }
}

/**
 * Turns a cart into one purchase with an order for each BUM Desa, stock held and an attempt to pay
 * written down, in one transaction; no provider is called in it. Prices, postage and stock are read
 * again here and nothing the browser sent is believed. 50 identical posts make one purchase: the key's
 * row is written first and the other 49 wait behind it.
 */
export async function placePurchase(scope: BuyerScope, input: CheckoutInput): Promise<Placed> {
  try {
    return await transaction(async (tx) => ok(await place(tx, scope, input)))
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, ...error.refusal }
    throw error
  }
}

async function place(tx: Tx, scope: BuyerScope, input: CheckoutInput): Promise<PlacedPurchase> {
  const purchaseId = newId()
  const known = await claimKey(tx, {
    key: input.key,
    inputHash: hashInput(scope, input),
    purchaseId,
  })
  if (known) return known
  const cart = await lockCart(tx, scope)
  const quote = await quoteAgain(tx, cart.id, { scope, ...input })
  if (quote.orders.length === 0) await refuseEmptyCart(tx, cart.id)
  const isNamed = areNamed(
    quote.orders.flatMap(({ lines }) => lines),
    input.guestNames,
  )
  if (!isPlaceable(quote) || !isNamed) throw new RolledBack({ reason: 'cart-problem', quote })
  const changes = changesSince(input, quote)
  if (changes.length > 0) throw new RolledBack({ reason: 'review-changed', changes, quote })

  const { network, buyer } = input
  if (!(await mayHoldMore(tx, { scope, cartId: cart.id, phone: buyer.phone, network }))) {
    throw new RolledBack({ reason: 'too-many-unpaid' })
  }
  const isCollected = input.provider === onDelivery
  if (isCollected && !(await mayBeCollected(tx, { scope, quote, input }))) {
    throw new RolledBack({ reason: 'way-not-offered' })
  }
  const actor: Actor = { type: 'buyer', id: scope.userId }
  const purchase = await writePurchase(tx, { id: purchaseId, scope, cart, quote, input, actor })
  const written = await writeOrders(tx, { purchase, quote, actor })
  const shortages = await holdAll(tx, { purchaseId, ...toHold(written), minutes: holdMinutes })
  if (shortages) {
    throw new RolledBack({ reason: 'sold-out', shortages: whatIsShort(written, shortages) })
  }
  await writeGuestNames(tx, written, input.guestNames)
  const attemptId = isCollected
    ? await agreeToCollect(tx, { purchaseId, actor })
    : await createAttempt(tx, {
        purchaseId,
        purchaseNumber: purchase.number,
        provider: input.provider,
        amount: quote.total,
        minutes: holdMinutes,
        actor,
      })
  await tx.cartLine.deleteMany({ where: { cartId: cart.id } })
  await tx.cart.update({ where: { id: cart.id }, data: { version: { increment: 1 } } })
  if (attemptId) await recordEvent(tx, { type: 'purchase.placed', purchaseId })
  return { purchaseId, token: purchase.token, attemptId }
}

/** Asked under the lock that `mayHoldMore` took for this number, so of two at once the second counts the first. */
async function mayBeCollected(
  tx: Tx,
  { scope, quote, input }: { scope: BuyerScope; quote: Quote; input: CheckoutInput },
): Promise<boolean> {
  const offer = await getCollectionOffer(tx, {
    orders: collectedOrders(quote),
    districtCode: input.address?.districtCode ?? null,
    buyer: { phone: input.buyer.phone, userId: scope.userId },
  })
  return offer?.refusal === null
}

async function claimKey(
  tx: Tx,
  claim: { key: string; inputHash: string; purchaseId: string },
): Promise<PlacedPurchase | null> {
  const { count } = await tx.checkoutKey.createMany({ data: claim, skipDuplicates: true })
  if (count === 1) return null
  const known = await tx.checkoutKey.findUniqueOrThrow({
    where: { key: claim.key },
    select: {
      inputHash: true,
      purchase: {
        select: {
          id: true,
          token: true,
          attempts: { select: { id: true }, orderBy: { createdAt: 'desc' }, take: 1 },
        },
      },
    },
  })
  if (known.inputHash !== claim.inputHash) throw new RolledBack({ reason: 'key-reused' })
  const { purchase } = known
  return {
    purchaseId: purchase.id,
    token: purchase.token,
    attemptId: purchase.attempts[0]?.id ?? null,
  }
}

async function lockCart(tx: Tx, scope: BuyerScope): Promise<{ id: string; version: number }> {
  const cart = await tx.cart.findUnique({ where: cartKey(scope), select: { id: true } })
  if (!cart) throw new RolledBack({ reason: 'cart-empty' })
  const [locked] = await tx.$queryRaw<{ id: string; version: number }[]>`
    SELECT id, version FROM carts WHERE id = ${cart.id}::uuid FOR UPDATE`
  return locked ?? fail('The cart vanished under its own lock')
}

async function quoteAgain(
  tx: Tx,
  cartId: string,
  { scope, buyer, choices, codes, address }: CheckoutInput & { scope: BuyerScope },
): Promise<Quote> {
  const lines = await listCartLines(tx, cartId)
  const shopIds = [...new Set(lines.map(({ shop }) => shop.id))]
  const districtCode = address?.districtCode ?? null
  const toVillage = address?.villageCode ?? null
  const parcels = await readParcelOffers(tx, { goods: goodsByShop(lines), toVillage })
  const options = await listDeliveryOptions(tx, { shopIds, districtCode, parcels })
  const whoBuys = { ...buyer, userId: scope.userId }
  const offers = await lockOffers(tx, { shopIds, codes, buyer: whoBuys })
  return quoteCart({ lines, options, choices, offers, codes, now: new Date() })
}

async function refuseEmptyCart(tx: Tx, cartId: string): Promise<never> {
  const latest = await tx.purchase.findFirst({
    where: { cartId },
    orderBy: { cartVersion: 'desc' },
    select: { token: true },
  })
  throw new RolledBack(
    latest ? { reason: 'already-ordered', token: latest.token } : { reason: 'cart-empty' },
  )
}

/** What the browser itself sends again with the same key; the rest is read from the database anyway. */
function hashInput(scope: BuyerScope, { expectedTotal, seen }: CheckoutInput): string {
  const sent = { expectedTotal: `${expectedTotal}`, seen: formatSeen(seen) }
  const content = { owner: cartKey(scope), ...sent }
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

function fail(message: string): never {
  throw new Error(message)
}
