import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { action as deskStock } from '#app/routes/kelola/stock.tsx'
import { loader as deskList } from '#app/routes/kelola/listings.tsx'
import { loader as mine } from '#app/routes/lapak/listings.tsx'
import { action as stock } from '#app/routes/lapak/stock.ts'
import { db } from '#app/server/db.server.ts'
import { aMember, signedInCookie } from '#tests/accounts/people.ts'
import { statusOf } from '#tests/desk/calendar-desk.ts'
import { aPaidOrder } from '#tests/desk/desk-story.ts'
import { aMakerDesk, aNeighbour, args } from '#tests/makers/maker-desk.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'

// "Habis" is one tap, and so is the way back, while nothing else moved the stock.

const addressOf = async (answer: Promise<Response>) => {
  const { headers } = await answer
  return new URL(headers.get('Location') ?? '', 'http://localhost:3000')
}

const availableOf = async (id: string) => {
  const { onHand, held } = await db.variant.findUniqueOrThrow({ where: { id } })
  return onHand - held
}

test('what "habis" took is said where it was tapped, and set back by one button', async () => {
  const { cookie, shop } = await aMakerDesk({ stock: 7 })
  const { variantId: variant } = shop
  const gone = await addressOf(stock(args({ cookie, form: { variant, count: '0' } })))
  expect([gone.pathname, gone.hash]).toEqual(['/lapak/barang', `#${variant}`])
  const { changed } = await mine(args({ cookie, search: gone.search }))
  expect(changed).toEqual({
    movementId: gone.searchParams.get('stok'),
    variantId: variant,
    before: 7,
  })
  const undo = changed!.movementId
  const back = await addressOf(stock(args({ cookie, form: { variant, undo } })))
  expect([back.search, await availableOf(variant)]).toEqual(['', 7])

  const twice = await addressOf(stock(args({ cookie, form: { variant, undo } })))
  expect([twice.search, await availableOf(variant)]).toEqual(['?kabar=moved-since', 7])
  await expectInvariants()
})

test('nothing is set back once it was counted anew or sold', async () => {
  const { cookie, shop } = await aMakerDesk({ stock: 7 })
  const { variantId: variant } = shop
  const set = async (count: string) => {
    const address = await addressOf(stock(args({ cookie, form: { variant, count } })))
    return address.searchParams.get('stok')!
  }
  const first = await set('0')
  const second = await set('4')
  await addressOf(stock(args({ cookie, form: { variant, undo: first } })))
  expect(await availableOf(variant)).toBe(4)
  await aPaidOrder(shop, { quantity: 1 })
  const late = await addressOf(stock(args({ cookie, form: { variant, undo: second } })))
  expect([late.search, await availableOf(variant)]).toEqual(['?kabar=moved-since', 3])
  expect((await mine(args({ cookie, search: `?stok=${second}` }))).changed).toBeNull()

  const sale = await db.stockMovement.findFirstOrThrow({
    where: { variantId: variant, reason: 'sale' },
  })
  await addressOf(stock(args({ cookie, form: { variant, undo: sale.id } })))
  expect(await availableOf(variant)).toBe(3)
})

test('the BUM Desa sees and undoes it too; a neighbour and another BUM Desa do not', async () => {
  const { cookie, shop } = await aMakerDesk({ stock: 7 })
  const { variantId: variant } = shop
  const gone = await addressOf(stock(args({ cookie, form: { variant, count: '0' } })))
  const form = { variant, undo: gone.searchParams.get('stok')! }
  const neighbour = await aNeighbour(shop)
  const other = await aMakerDesk()
  const foreign = await aDeskOf(other.shop)
  for (const each of [neighbour, other]) {
    expect(await statusOf(stock(args({ cookie: each.cookie, form })))).toBe(404)
    const seen = await mine(args({ cookie: each.cookie, search: gone.search }))
    expect(seen.changed).toBeNull()
  }
  expect(await statusOf(deskStock(args({ cookie: foreign, form })))).toBe(404)
  expect((await deskList(args({ cookie: foreign, search: gone.search }))).changed).toBeNull()

  const own = await aDeskOf(shop)
  expect((await deskList(args({ cookie: own, search: gone.search }))).changed?.before).toBe(7)
  const back = await addressOf(deskStock(args({ cookie: own, form })))
  expect([back.pathname, await availableOf(variant)]).toEqual(['/kelola/barang', 7])
})

test('the list is shown again as it was, whatever was done and whether it could be', async () => {
  const { cookie, shop } = await aMakerDesk({ stock: 1 })
  const { variantId: variant } = shop
  const unit = '0197a000-0000-7000-8000-000000000000'
  const search = `?status=live&cari=keripik&unit=${unit}&setelah=${unit}`
  const desk = await aDeskOf(shop)
  const deeds = [{ variant, step: '1' }, { variant, count: '3' }, { variant, count: '-1' }, {}]
  for (const form of deeds as Record<string, string>[]) {
    const asked: [typeof stock, ActionFunctionArgs][] = [
      [stock, args({ cookie, search, form })],
      [deskStock, args({ cookie: desk, search, form })],
    ]
    for (const [act, asking] of asked) {
      const { searchParams } = await addressOf(act(asking))
      for (const [name, value] of new URLSearchParams(search)) {
        expect([name, searchParams.get(name)]).toEqual([name, value])
      }
    }
  }
  const odd = args({ cookie, search: '?status=x&setelah=1', form: { variant, step: '1' } })
  expect((await addressOf(stock(odd))).search).toBe('')
})

async function aDeskOf(shop: { id: string }) {
  const { user } = await aMember('manager', shop.id)
  return (await signedInCookie(user.id)).cookie
}
