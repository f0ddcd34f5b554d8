import { expect, test } from 'vitest'
import { emptyDraft, getDraft, saveDraft } from '#app/features/checkout/draft.server.ts'
import { signIn } from '#app/features/users/sign-in.server.ts'
import { db } from '#app/server/db.server.ts'
import { type BuyerScope, mintScope } from '#app/server/scopes.server.ts'
import { aCaller, aPerson, goodPassword, identifierOf } from '#tests/accounts/people.ts'
import { aCart, aGuest, aPurchase } from '#tests/factories/purchases.ts'
import { aMaker, aVariant } from '#tests/factories/shops.ts'
import { maximumLines } from './cart-line.ts'
import { refillCart } from './bring-in.server.ts'

async function variants(count: number) {
  const maker = await aMaker()
  const made = []
  for (let each = 0; each < count; each++) made.push(await aVariant({ maker }))
  return made
}

const linesOf = async (scope: BuyerScope) => {
  const { userId, sessionId } = scope
  const cart = userId ? { userId } : { sessionId }
  const lines = await db.cartLine.findMany({ where: { cart }, orderBy: { createdAt: 'asc' } })
  return lines.map(({ variantId }) => variantId)
}

const hide = ({ listingId }: { listingId: string }) =>
  db.listing.update({ where: { id: listingId }, data: { status: 'hidden' } })

/** Somebody with an account and a cart in it, who has filled another one as a guest. */
async function aReturningBuyer() {
  const person = await aPerson()
  const { sessionId } = await aGuest()
  const account = mintScope.buyer({ sessionId, userId: person.id })
  const guest = await aGuest()
  const enter = async () => {
    const caller = aCaller({ sessionId: guest.sessionId })
    const entered = await signIn(
      { identifier: identifierOf(person), password: goodPassword },
      caller,
    )
    if (!entered.ok) throw new Error(entered.reason)
    return entered.value
  }
  return { account, guest, enter }
}

async function fillAccount(account: BuyerScope, bought: { id: string; price: bigint }[]) {
  const { id } = await aCart(
    bought.map((variant) => ({ variant })),
    await aGuest(),
  )
  await db.cart.update({ where: { id }, data: { sessionId: null, userId: account.userId } })
}

// Leave the draft out of mergeCarts and this is red.
test('what a guest typed on the way to the review page is still there after signing in', async () => {
  const { account, guest, enter } = await aReturningBuyer()
  const [rice, coffee] = await variants(2)
  await fillAccount(account, [rice!])
  await saveDraft(account, {
    buyer: { name: 'Siti Lama' },
    choices: { toko: 'villageCourier', desa: 'villageCourier' },
    codes: { toko: 'PANEN5', desa: 'LAMA' },
  })
  await aCart([{ variant: coffee! }], guest)
  const typed = { buyer: { name: 'Siti' }, address: { street: 'Jalan Melati 3' }, note: 'pagi' }
  await saveDraft(guest, { ...typed, choices: { desa: 'pickup:x' }, codes: { desa: 'BARU' } })
  await enter()
  expect(await getDraft(account)).toEqual({
    ...typed,
    choices: { toko: 'villageCourier', desa: 'pickup:x' },
    codes: { toko: 'PANEN5', desa: 'BARU' },
    names: {},
  })
})

test('a guest who typed nothing leaves what the account knows', async () => {
  const { account, guest, enter } = await aReturningBuyer()
  const [rice, coffee] = await variants(2)
  await fillAccount(account, [rice!])
  await saveDraft(account, { note: 'lama' })
  await aCart([{ variant: coffee! }], guest)
  await enter()
  expect(await getDraft(account)).toEqual({ ...emptyDraft, note: 'lama' })
})

// Take the LIMIT or isForSale out of bringIn and the next two are red.
test('signing in fills the cart up to its limit, brings nothing hidden, and says what stayed out', async () => {
  const { account, guest, enter } = await aReturningBuyer()
  const all = await variants(maximumLines + 3)
  const own = all.slice(0, maximumLines - 1)
  const [hidden, first, second, third] = all.slice(maximumLines - 1)
  await fillAccount(account, own)
  await aCart(
    [hidden!, first!, own[0]!, second!, third!].map((variant) => ({ variant, quantity: 2 })),
    guest,
  )
  await hide(hidden!)
  expect(await enter()).toMatchObject({ leftOut: 3, cartCount: maximumLines + 2 })
  expect(new Set(await linesOf(account))).toEqual(new Set([...own, first!].map(({ id }) => id)))
})

test('refilling from an unpaid purchase keeps to the limit and brings nothing hidden', async () => {
  const [hidden, kept] = await variants(2)
  const { cart, purchaseId } = await aPurchase([{ variant: hidden! }, { variant: kept! }])
  await hide(hidden!)
  expect(await refillCart(cart.scope, purchaseId)).toEqual({ cartCount: 1, leftOut: 1 })
  expect(await linesOf(cart.scope)).toEqual([kept!.id])

  const full = await aCart((await variants(maximumLines)).map((variant) => ({ variant })))
  const before = await linesOf(full.scope)
  expect(await refillCart(full.scope, purchaseId)).toMatchObject({ leftOut: 2 })
  expect(await linesOf(full.scope)).toEqual(before)
})
