import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { loader as orderList } from '#app/routes/kelola/orders.tsx'
import { db } from '#app/server/db.server.ts'
import { aPerson, signedInCookie } from '#tests/accounts/people.ts'
import { aPaidOrder, aShop, type DeskShop } from './desk-story.ts'

/** Who works there looks at the orders; the numbers of those that are listed. */
async function lookingAs(shop: DeskShop, role: 'manager' | 'staff' | 'treasurer' | 'supervisor') {
  const { id: userId } = await aPerson()
  await db.membership.create({ data: { userId, shopId: shop.id, role } })
  const { cookie } = await signedInCookie(userId)
  const look = (query: string) =>
    orderList({
      request: new Request(`http://localhost:3000/kelola/pesanan?status=semua&${query}`, {
        headers: { Cookie: cookie },
      }),
      params: {},
      context: {},
    } as ActionFunctionArgs)
  return {
    look,
    listed: async (query: string) => (await look(query)).orders.map(({ id }) => id),
  }
}

const aBuyer = (shop: DeskShop, phone: string) => aPaidOrder(shop, { buyer: { phone } })

// Take `cara` out of conditionsOf and this is red.
test('the list is chosen by the way of delivery', async () => {
  const [shop, other] = [await aShop(), await aShop()]
  const [fetched, brought] = [await aPaidOrder(shop), await aPaidOrder(shop)]
  await aPaidOrder(other)
  await db.order.update({
    where: { id: brought.orderId },
    data: { deliveryMethod: 'villageCourier', pickupPointId: null },
  })
  const { look, listed } = await lookingAs(shop, 'manager')
  expect(await listed('cara=pickup')).toEqual([fetched.orderId])
  expect(await listed('cara=villageCourier')).toEqual([brought.orderId])
  expect(await listed('cara=parcelCourier')).toEqual([])
  expect(await listed('cara=pickup&status=batal')).toEqual([])
  // Anything odd is no filter.
  expect(await listed("cara=' OR 1=1")).toHaveLength(2)
  expect((await look('cara=pickup')).query).toMatchObject({ cara: 'pickup', status: 'semua' })
})

test('the list is chosen by maker, of whom all of the BUM Desa are offered', async () => {
  const [shop, other] = [await aShop(), await aShop()]
  const paused = newId()
  const { villageCode } = await db.maker.findUniqueOrThrow({ where: { id: shop.makerId } })
  await db.maker.create({
    data: { id: paused, shopId: shop.id, villageCode, name: 'Anyaman Pak Joko', status: 'paused' },
  })
  const { orderId } = await aPaidOrder(shop)
  await aPaidOrder(other)
  const { look, listed } = await lookingAs(shop, 'staff')
  const { choices } = await look('')
  expect(choices.makers.map(({ id }) => id)).toEqual([paused, shop.makerId])
  expect(await listed(`pelaku=${shop.makerId}`)).toEqual([orderId])
  expect(await listed(`pelaku=${paused}`)).toEqual([])
  expect(await listed(`pelaku=${other.makerId}`)).toEqual([])
})

// Take the number as it is typed and this is red; so it is when the BUM Desa is left out of the question.
test.each(['0812-3456-7890', '+62 812 3456 7890', '6281234567890', '(0812) 3456.7890'])(
  'a buyer is found by the telephone number %s',
  async (typed) => {
    const [shop, other] = [await aShop(), await aShop()]
    const { orderId } = await aBuyer(shop, '+6281234567890')
    await aBuyer(shop, '+6281234567891')
    await aBuyer(other, '+6281234567890')
    for (const role of ['manager', 'treasurer', 'staff'] as const) {
      const { listed } = await lookingAs(shop, role)
      expect(await listed(`cari=${encodeURIComponent(typed)}`)).toEqual([orderId])
    }
  },
)

// Ask for the number whoever searches and this is red.
test('the pengawas, who sees no buyers, finds none by a number either', async () => {
  const shop = await aShop()
  await aBuyer(shop, '+6281234567890')
  const { listed } = await lookingAs(shop, 'supervisor')
  expect(await listed('cari=081234567890')).toEqual([])
  expect(await listed('cari=keripik')).toHaveLength(1)
})
