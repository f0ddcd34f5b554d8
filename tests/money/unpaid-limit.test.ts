import { afterAll, expect, test } from 'vitest'
import { type CheckoutRefusal, placePurchase } from '#app/features/checkout/commands.server.ts'
import { unpaidPerBuyer, unpaidPerNetwork } from '#app/features/checkout/unpaid-limit.server.ts'
import { db } from '#app/server/db.server.ts'
import { aCart, aCheckout, aPhone, tellPayment } from '#tests/factories/purchases.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'

// Every unpaid purchase keeps goods from others. Remove `mayHoldMore` from the checkout and all is red.

afterAll(expectInvariants)

type From = { phone?: string; network?: string | null }

async function buy(variant: { id: string; price: bigint }, from: From) {
  const cart = await aCart([{ variant }])
  const buyer = { name: 'Pembeli Contoh', phone: from.phone ?? aPhone(), email: null }
  const checkout = await aCheckout(cart, { buyer, network: from.network ?? null })
  return placePurchase(cart.scope, checkout)
}

const refusals = (answers: Awaited<ReturnType<typeof buy>>[]): CheckoutRefusal['reason'][] =>
  answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]))

// Without the lock for the number the racing ones all count the same few.
test('one number, many guests at once: only a few purchases keep goods', async () => {
  const variant = await aVariant({ stock: 100 })
  const phone = aPhone()
  const answers = await Promise.all(Array.from({ length: 15 }, () => buy(variant, { phone })))
  expect(refusals(answers)).toEqual(Array(15 - unpaidPerBuyer).fill('too-many-unpaid'))
  const { held } = await db.variant.findUniqueOrThrow({ where: { id: variant.id } })
  expect(held).toBe(unpaidPerBuyer)
})

test('who has paid or given up may go on, and what was refused leaves no trace', async () => {
  const variant = await aVariant({ stock: 100 })
  const phone = aPhone()
  const placed = []
  for (let turn = 0; turn < unpaidPerBuyer; turn += 1) placed.push(await buy(variant, { phone }))
  expect(refusals([await buy(variant, { phone })])).toEqual(['too-many-unpaid'])
  const [first] = placed
  if (!first?.ok) throw new Error('The first purchase was refused')
  await tellPayment(first.value.attemptId!)
  expect(refusals([await buy(variant, { phone })])).toEqual([])
  expect(refusals([await buy(variant, { phone })])).toEqual(['too-many-unpaid'])
  expect(await db.purchase.count({ where: { details: { phone } } })).toBe(unpaidPerBuyer + 1)
})

test('a network with a number for each purchase comes to an end as well; others are not touched', async () => {
  const variant = await aVariant({ stock: 100 })
  const network = 'one-network'
  for (let turn = 0; turn < unpaidPerNetwork; turn += 1) {
    expect(refusals([await buy(variant, { network })])).toEqual([])
  }
  expect(refusals([await buy(variant, { network })])).toEqual(['too-many-unpaid'])
  expect(refusals([await buy(variant, { network: 'another' })])).toEqual([])
})
