import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addToCart, setCartQuantities } from '#app/features/cart/commands.server.ts'
import { type CheckoutDraft, getDraft, saveDraft } from '#app/features/checkout/draft.server.ts'
import { action as pay, loader as review } from '#app/routes/checkout/review.tsx'
import { db } from '#app/server/db.server.ts'
import { requireVisitor } from '#app/server/guards.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'
import { cookieFrom, here, requestWith } from '#tests/accounts/people.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPhone } from '#tests/factories/purchases.ts'
import { aShop, aVariant, testVillage, type TestVariant } from '#tests/factories/shops.ts'
import { startPaymentWorld, type PaymentWorld } from './payment-world.ts'

let world: PaymentWorld
beforeAll(async () => {
  world = await startPaymentWorld()
})
afterAll(() => world.stop())

type Buyer = {
  scope: BuyerScope
  cookie: string
  coffee: TestVariant
  tea: TestVariant
  beach: TestVariant
  pickupPointId: string
}

/** At the last step, with a visit and two goods of one price from a BUM Desa that brings them for nothing. */
async function aBuyerAtReview(): Promise<Buyer> {
  const { scope, headers } = await requireVisitor(requestWith(null), here)
  const shop = await aShop({ courierPrice: 0n })
  const [coffee, tea] = [await aVariant({ shop }), await aVariant({ shop })]
  await addToCart(scope, { visit: null, variantId: coffee.id, quantity: 1 })
  await addToCart(scope, { visit: null, variantId: tea.id, quantity: 2 })
  const beach = await anExperience({ shop })
  const visit = { kind: 'day', date: inDays(20), sessionId: null } as const
  await addToCart(scope, { visit, variantId: beach.id, quantity: 1 })
  await saveDraft(scope, {
    buyer: { name: 'Siti', phone: aPhone(), email: '', receive: 'home' },
    address: { villageCode: testVillage.code, street: 'Jl. Melati 1' },
    choices: { [shop.id]: 'villageCourier' },
    note: 'Titip tetangga',
  })
  return {
    scope,
    cookie: cookieFrom(headers),
    coffee,
    tea,
    beach,
    pickupPointId: shop.pickupPointId,
  }
}

const argsFor = (cookie: string, init: RequestInit = {}) =>
  ({
    request: requestWith(cookie, '/checkout/tinjau', init),
    params: {},
    context: here,
  }) as unknown as ActionFunctionArgs

/** What the button of the page sends, as it stands on the screen now. */
async function shownTo({ cookie }: Buyer) {
  const { quote, key, seen } = await review(argsFor(cookie))
  return { key, seen, total: `${quote.total}`, consent: 'on' }
}

async function press({ cookie }: Buyer, shown: Record<string, string>) {
  const body = new URLSearchParams(shown)
  const answer = (await pay(argsFor(cookie, { method: 'POST', body }))) as
    | Response
    | { data: { refusal: unknown }; init: ResponseInit }
  if (answer instanceof Response) return { location: answer.headers.get('Location') ?? '' }
  return { status: answer.init.status, refusal: answer.data.refusal }
}

async function patch(scope: BuyerScope, part: Partial<CheckoutDraft>): Promise<void> {
  const draft = await getDraft(scope)
  await saveDraft(scope, {
    ...part,
    ...(part.buyer && { buyer: { ...draft.buyer, ...part.buyer } }),
    ...(part.address && { address: { ...draft.address, ...part.address } }),
  })
}

/** What happened in another tab, or at the maker's, between looking and pressing. */
const happenings: Record<string, [what: (buyer: Buyer) => Promise<unknown>, changes: string[]]> = {
  'another street': [
    ({ scope }) => patch(scope, { address: { street: 'Jl. Mawar 9' } }),
    ['address'],
  ],
  'another telephone': [({ scope }) => patch(scope, { buyer: { phone: aPhone() } }), ['buyer']],
  'another name, who also receives it': [
    ({ scope }) => patch(scope, { buyer: { name: 'Budi' } }),
    ['buyer', 'address'],
  ],
  'another note': [({ scope }) => patch(scope, { note: '' }), ['note']],
  'fetched instead of brought, which costs the same': [
    ({ scope, coffee, pickupPointId }) =>
      patch(scope, { choices: { [coffee.shopId]: `pickup:${pickupPointId}` } }),
    ['delivery'],
  ],
  'other quantities for the same total': [
    async ({ scope, coffee, tea }) => {
      const lineOf = async ({ id: variantId }: { id: string }) =>
        (await db.cartLine.findFirstOrThrow({ where: { variantId } })).id
      return setCartQuantities(scope, [
        { lineId: await lineOf(coffee), quantity: 2 },
        { lineId: await lineOf(tea), quantity: 1 },
      ])
    },
    ['lines'],
  ],
  'another price': [
    ({ coffee }) => db.variant.update({ where: { id: coffee.id }, data: { price: 90_000n } }),
    ['lines', 'total'],
  ],
  'something else under the same price': [
    ({ coffee }) =>
      db.listing.update({ where: { id: coffee.listingId }, data: { titleId: 'Kopi Lelet' } }),
    ['lines'],
  ],
  'less back for who cancels': [
    ({ beach }) =>
      db.experience.update({
        where: { listingId: beach.listingId },
        data: { refundTiers: [{ daysBefore: 3, percent: 50 }] },
      }),
    ['lines'],
  ],
  'dearer postage': [
    ({ coffee }) =>
      db.courierRate.updateMany({ where: { shopId: coffee.shopId }, data: { price: 7_000n } }),
    ['delivery', 'total'],
  ],
}

// Leave `seen` out of changesSince and all but the prices are red.
test.each(Object.entries(happenings))(
  '%s since the review page was opened is shown before it binds, and nothing is lost',
  async (_, [happens, changes]) => {
    const buyer = await aBuyerAtReview()
    const shown = await shownTo(buyer)
    await happens(buyer)
    const draft = await getDraft(buyer.scope)
    expect(await press(buyer, shown)).toMatchObject({
      status: 409,
      refusal: { reason: 'review-changed', changes },
    })
    const sessionId = buyer.scope.sessionId
    const cart = await db.cart.findUniqueOrThrow({ where: { sessionId }, include: { lines: true } })
    expect(await db.purchase.count({ where: { cartId: cart.id } })).toBe(0)
    expect(cart.lines).toHaveLength(3)
    expect(await getDraft(buyer.scope)).toEqual(draft)
    // The page that is shown again binds to what it shows.
    expect((await press(buyer, await shownTo(buyer))).location).toContain('/snap/')
  },
)

test('what a form claims to have seen must be of our shape, and a page left alone is paid at once', async () => {
  const buyer = await aBuyerAtReview()
  const shown = await shownTo(buyer)
  for (const seen of ['', 'x', `${shown.seen}.${shown.seen}`, shown.seen.replaceAll('.', '')]) {
    expect(await press(buyer, { ...shown, seen })).toMatchObject({ status: 422 })
  }
  expect((await press(buyer, shown)).location).toContain('/snap/')
})
