import { expect, test } from 'vitest'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { getCheckoutState } from '#app/features/checkout/review.server.ts'
import { saveDraft } from '#app/features/checkout/draft.server.ts'
import { saveBuyerStep } from '#app/features/checkout/buyer-step.server.ts'
import { listGuests } from '#app/features/orders/guest-queries.server.ts'
import { eraseAccount } from '#app/features/users/erase-account.server.ts'
import { exportAccount } from '#app/features/users/export-account.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aPerson, goodPassword } from '#tests/accounts/people.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import {
  aCart,
  aCheckout,
  agreedTo,
  readPurchase,
  tellPayment,
} from '#tests/factories/purchases.ts'

const visit = { kind: 'day', date: inDays(3), sessionId: null } as const

/** Two tickets for a boat that must know who is on board, and one for a beach that need not. */
async function aBoatCart() {
  const boat = await anExperience({ columns: { asksNames: true } })
  const beach = await anExperience({ shop: { id: boat.shopId } })
  const cart = await aCart([
    { variant: boat, quantity: 2, visit },
    { variant: beach, quantity: 3, visit },
  ])
  const line = await db.cartLine.findFirstOrThrow({
    where: { cartId: cart.id, variantId: boat.id },
  })
  return { boat, cart, lineId: line.id, shopId: mintScope.shop(boat.shopId) }
}

type BoatCart = Awaited<ReturnType<typeof aBoatCart>>

const named = async ({ cart, lineId }: BoatCart, names: readonly string[]) =>
  agreedTo(cart.id, { ...(await aCheckout(cart)), guestNames: new Map([[lineId, names]]) })

const guests = ({ shopId }: BoatCart, role: 'manager' | 'supervisor' = 'manager') =>
  listGuests({ shopId, role, date: visit.date })

async function aPaidBoat() {
  const boat = await aBoatCart()
  const placed = await placePurchase(boat.cart.scope, await named(boat, ['Siti', 'Budi']))
  if (!placed.ok) throw new Error(placed.reason)
  const purchase = await readPurchase(placed.value, boat.cart)
  await tellPayment(purchase.attemptId)
  return { ...boat, ...purchase }
}

test('who is on board stands on the list of guests, of the pengawas by first letters only', async () => {
  const boat = await aPaidBoat()
  expect((await guests(boat)).map(({ names }) => names)).toEqual([['Siti', 'Budi'], []])
  expect((await guests(boat, 'supervisor'))[0]!.names).toEqual(['S•••', 'B•••'])
})

// Take `!isNamed` out of placePurchase and this is red.
test('without all the names nothing is bought, whatever the page had', async () => {
  const boat = await aBoatCart()
  for (const names of [[], ['Siti'], ['Siti', 'Budi', 'Tono']]) {
    const input = await named(boat, names)
    expect(await placePurchase(boat.cart.scope, input)).toMatchObject({ reason: 'cart-problem' })
  }
  const input = await named(boat, ['Siti', 'Budi'])
  const others = { ...input, guestNames: new Map([[boat.lineId, ['Siti', 'Tono']]]) }
  expect(await placePurchase(boat.cart.scope, others)).toMatchObject({
    reason: 'review-changed',
    changes: ['buyer'],
  })
  expect(await placePurchase(boat.cart.scope, input)).toMatchObject({ ok: true })
})

test('the step asks for them, keeps what was typed, and the review is not reached without', async () => {
  const { cart, lineId } = await aBoatCart()
  const lines = (await getCheckoutState(cart.scope))!.quote.orders.flatMap((order) => order.lines)
  expect(lines.map(({ asksNames }) => asksNames)).toEqual([true, false])
  const fields = { name: 'Ibu', phone: '081234567890', receive: 'pickup' }
  const typed = (text: string) =>
    saveBuyerStep(cart.scope, lines, { ...fields, [`tamu-${lineId}`]: text })
  expect(await typed('Siti')).toMatchObject({
    names: { [lineId]: 'Siti' },
    problems: { [`tamu-${lineId}`]: ['names'] },
  })
  expect((await getCheckoutState(cart.scope))!.guestNames).toBeNull()
  expect(await typed('Siti\nBudi')).toBeNull()
  expect([...(await getCheckoutState(cart.scope))!.guestNames!]).toEqual([
    [lineId, ['Siti', 'Budi']],
  ])
  await saveDraft(cart.scope, { names: { other: 'Siti\nBudi' } })
  expect((await getCheckoutState(cart.scope))!.guestNames).toBeNull()
})

// Take guestName.deleteMany out of erasePurchases and this is red.
test('the account has them in its export, and takes them along when it goes', async () => {
  const { purchaseId } = await aPaidBoat()
  const person = await aPerson()
  await db.purchase.update({ where: { id: purchaseId }, data: { userId: person.id } })
  await db.order.updateMany({ where: { purchaseId }, data: { status: 'completed' } })
  const exported = JSON.parse(await exportAccount(person.id))
  expect(JSON.stringify(exported.purchases[0].bookings)).toContain('Budi')
  const kept = () => db.guestName.count({ where: { booking: { purchaseId } } })
  expect(await kept()).toBe(2)
  expect(await eraseAccount(person.id, goodPassword)).toMatchObject({ ok: true })
  expect(await kept()).toBe(0)
})
