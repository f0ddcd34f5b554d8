import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { CheckoutInput } from '#app/features/checkout/checkout-input.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { onDelivery } from '#app/features/collections/terms.ts'
import { acceptOrder, handOverOrder, packOrder } from '#app/features/orders/commands.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aCart, aCheckout } from '#tests/factories/purchases.ts'
import { aShop, aVariant, testVillage } from '#tests/factories/shops.ts'

const terms = {
  atPickup: true,
  byCourier: true,
  mostAmount: 500_000n,
  openPerBuyer: 5,
  districts: [testVillage.districtCode] as string[],
}

/** A BUM Desa whose courier takes money, with coffee of Rp25.000; bringing it costs Rp10.000. */
export async function aCollectingShop(changes: Partial<typeof terms> = {}) {
  const shop = await aShop()
  await db.collectionTerms.create({ data: { shopId: shop.id, ...terms, ...changes } })
  const coffee = await aVariant({ shop, price: 25_000n, stock: 20 })
  return { shop, coffee }
}
export type CollectingShop = Awaited<ReturnType<typeof aCollectingShop>>

/** As the button of the review page sends it, be it forged. */
export async function orderOnDelivery(
  lines: Parameters<typeof aCart>[0],
  changes: Partial<CheckoutInput> = {},
) {
  const cart = await aCart(lines)
  const input = await aCheckout(cart, { provider: onDelivery, ...changes })
  return placePurchase(cart.scope, input)
}

/** Of one piece; due are Rp35.000. */
export const aDueOrder = (
  { coffee }: CollectingShop,
  changes: Partial<CheckoutInput> = {},
  quantity = 1,
) => aDueOrderOf([{ variant: coffee, quantity }], changes)

export async function aDueOrderOf(
  lines: Parameters<typeof aCart>[0],
  changes: Partial<CheckoutInput> = {},
) {
  const placed = await orderOnDelivery(lines, changes)
  if (!placed.ok) throw new Error(`The checkout refused: ${placed.reason}`)
  const { purchaseId, token } = placed.value
  const order = await db.order.findFirstOrThrow({ where: { purchaseId } })
  const deed = { shopId: mintScope.shop(order.shopId), orderId: order.id, actor: someStaff() }
  const purchaseToken = mintScope.purchaseToken(token)
  return { purchaseId, token: purchaseToken, orderId: order.id, due: order.total as Rupiah, deed }
}
export type DueOrder = Awaited<ReturnType<typeof aDueOrder>>

export const someStaff = () => ({ type: 'staff', id: newId() }) as const

/** On its way to the buyer. */
export async function handedOver(order: DueOrder): Promise<DueOrder> {
  for (const step of [acceptOrder, packOrder, handOverOrder]) {
    const done = await step(order.deed)
    if (!done.ok) throw new Error(`The order is not handed over: ${done.reason}`)
  }
  return order
}
