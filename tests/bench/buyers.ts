import { randomUUID } from 'node:crypto'
import { type CheckoutInput, formatSeen } from '#app/features/checkout/checkout-input.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { bindingDetails, getCheckoutState } from '#app/features/checkout/review.server.ts'
import { fingerprintOf } from '#app/features/checkout/seen-review.server.ts'
import { db } from '#app/server/db.server.ts'
import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { findViolations } from '#app/server/invariants.server.ts'
import { digestOf, newSecretToken } from '#app/server/sealed.server.ts'
import { aCart, aCheckout, aPhone, type TestCart } from '#tests/factories/purchases.ts'
import { aShop, aVariant, type TestVariant, testVillage } from '#tests/factories/shops.ts'
import { answerQuestions } from './answer.ts'

// Buyers with filled carts of three BUM Desa each. They press the button here, through the command of
// the checkout itself, or are handed out as cookies and forms for the site.

export type BuyersQuestion =
  | { kind: 'place'; buyers: number; atOnce: number }
  | { kind: 'oversell'; buyers: number; units: number }
  | { kind: 'forms'; buyers: number }
  | { kind: 'violations' }
export type Placed = { seconds: number; milliseconds: number[]; sold: number }
export type BuyerForm = { cookie: string; body: string }

type Buyer = { cart: TestCart; input: CheckoutInput }

const shops = await Promise.all(Array.from({ length: 30 }, () => aShop()))
const goods = await inTurn(shops, 8, (shop) => aVariant({ shop, stock: 1_000_000 }))
let next = 0

answerQuestions<BuyersQuestion>(async (question) => {
  if (question.kind === 'violations') return (await findViolations(declaredEdges)).length
  if (question.kind === 'forms') return forms(question.buyers)
  if (question.kind === 'oversell') return oversell(question)
  const buyers = await fillCarts(question.buyers, threeShops)
  return place(buyers, question.atOnce)
})

/** Three neighbours in the row of shops, another three for each buyer. */
function threeShops(): TestVariant[] {
  next += 1
  return [0, 1, 2].map((step) => goods[(next * 7 + step) % goods.length]!)
}

function fillCarts(count: number, choose: () => TestVariant[]): Promise<Buyer[]> {
  return inTurn(Array.from({ length: count }), 8, async () => {
    const cart = await aCart(choose().map((variant) => ({ variant })))
    return { cart, input: await aCheckout(cart) }
  })
}

async function place(buyers: readonly Buyer[], atOnce: number): Promise<Placed> {
  const milliseconds: number[] = []
  let sold = 0
  const started = performance.now()
  await inTurn(buyers, atOnce, async ({ cart, input }) => {
    const pressed = performance.now()
    const placed = await placePurchase(cart.scope, input)
    milliseconds.push(performance.now() - pressed)
    if (placed.ok) sold += 1
  })
  return { seconds: (performance.now() - started) / 1000, milliseconds, sold }
}

/** All at once want the same last pieces of three shops, each in another order. */
async function oversell({ buyers, units }: { buyers: number; units: number }): Promise<Placed> {
  const few = await Promise.all(Array.from({ length: 3 }, () => aVariant({ stock: units })))
  let turn = 0
  const carts = await fillCarts(buyers, () => {
    turn += 1
    return [0, 1, 2].map((step) => few[(turn + step * (1 + (turn % 2))) % 3]!)
  })
  const placed = await place(carts, buyers)
  const after = await db.variant.findMany({
    where: { id: { in: few.map(({ id }) => id) } },
    select: { held: true },
  })
  if (after.some(({ held }) => held !== placed.sold)) throw new Error('held is not what was sold')
  return placed
}

/** What the browser of each buyer sends when the button of the review page is pressed. */
async function forms(count: number): Promise<BuyerForm[]> {
  const buyers = await fillCarts(count, threeShops)
  return inTurn(buyers, 8, async ({ cart, input }) => {
    const token = newSecretToken()
    await db.session.update({
      where: { id: cart.scope.sessionId! },
      data: { tokenHash: digestOf(token) },
    })
    await db.cart.update({ where: { id: cart.id }, data: { draft: draftOf(input) } })
    const state = (await getCheckoutState(cart.scope))!
    const body = new URLSearchParams({
      key: randomUUID(),
      total: `${state.quote.total}`,
      seen: formatSeen(fingerprintOf(state.quote, bindingDetails(state)!)),
      consent: 'on',
    })
    return { cookie: `sid=${token}`, body: body.toString() }
  })
}

function draftOf({ choices }: CheckoutInput) {
  return {
    buyer: { name: 'Pembeli Contoh', phone: aPhone(), receive: 'home' },
    address: { villageCode: testVillage.code, street: 'Jl. Melati 1', rt: '1', rw: '2' },
    choices: Object.fromEntries(Array.from(choices.keys(), (shopId) => [shopId, 'villageCourier'])),
    note: '',
  }
}

async function inTurn<T, R>(
  things: readonly T[],
  atOnce: number,
  run: (thing: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const waiting = things.entries()
  const worker = async () => {
    for (const [index, thing] of waiting) results[index] = await run(thing)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
