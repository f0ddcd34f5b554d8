import { expect, test } from 'vitest'
import { seenOf } from '#app/core/meanwhile.ts'
import { typedAway } from '#app/features/makers/away.ts'
import { listWantedLines } from '#app/features/cart/queries.server.ts'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { acceptOrder } from '#app/features/orders/commands.server.ts'
import { action as awayOfMaker } from '#app/routes/kelola/maker-away.tsx'
import { action as goAway, loader as awayPage } from '#app/routes/lapak/away.tsx'
import { db, pool } from '#app/server/db.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { aPaidOrder, type DeskShop } from '#tests/desk/desk-story.ts'
import { inDays } from '#tests/factories/experiences.ts'
import { aMakerDesk, aNeighbour, args } from './maker-desk.ts'

async function lineOf({ variantId }: DeskShop) {
  const [line] = await listWantedLines(db, [{ variantId, quantity: 1, visit: null }], {
    soldAt: new Date(),
    vouchedBy: null,
  })
  return line!
}

/** Beside the two days that a BUM Desa has. */
async function daysToMake(shop: DeskShop): Promise<number> {
  const { orderId, deed } = await aPaidOrder(shop)
  await acceptOrder(deed)
  const { readyBy, acceptedAt } = await db.order.findUniqueOrThrow({
    where: { id: orderId, shopId: shop.id },
  })
  return (readyBy!.getTime() - acceptedAt!.getTime()) / 86_400_000 - 2
}

async function pageOf(shop: DeskShop) {
  const { slug } = await db.listing.findFirstOrThrow({ where: { shopId: shop.id } })
  return (await getListingPage('product', slug))!
}

test('what is ordered while its maker is away is promised for afterwards, everywhere', async () => {
  const { shop, cookie } = await aMakerDesk()
  const [from, to] = [inDays(0), inDays(4)]
  await goAway(args({ cookie, form: { from, to } }))
  const seen = seenOf({ from, to })
  expect(await lineOf(shop)).toMatchObject({ leadTimeDays: 5, makerAwayUntil: to })
  expect((await pageOf(shop)).maker.away).toEqual({ from, to })
  expect(await daysToMake(shop)).toBe(5)
  expect((await awayPage(args({ cookie }))).away).toEqual({ from, to })
  await goAway(args({ cookie, form: { from: '', to: '', seen } }))
  expect(await lineOf(shop)).toMatchObject({ leadTimeDays: 0, makerAwayUntil: null })
  expect(await daysToMake(shop)).toBe(0)
})

test('an absence that begins while a good is being made counts, one later or over does not', async () => {
  const { shop, cookie } = await aMakerDesk()
  await db.listing.updateMany({ where: { shopId: shop.id }, data: { leadTimeDays: 3 } })
  const go = async (from: string, to: string) => {
    const seen = seenOf(typedAway((await awayPage(args({ cookie }))).away))
    return goAway(args({ cookie, form: { from, to, seen } }))
  }
  await go(inDays(3), inDays(5))
  expect((await lineOf(shop)).leadTimeDays).toBe(6)
  await go(inDays(4), inDays(5))
  expect((await lineOf(shop)).leadTimeDays).toBe(3)
  await go(inDays(-5), inDays(-1))
  expect((await lineOf(shop)).leadTimeDays).toBe(3)
  expect((await awayPage(args({ cookie }))).away).toBeNull()
  // What is over is not shown, and does not stand in the way.
  expect(await go(inDays(8), inDays(9))).toMatchObject({ status: 302 })
})

// Take the `changedMeanwhile` out of setAway and this is red.
test('days that the BUM Desa has written down since are neither replaced nor cleared unseen', async () => {
  const { cookie } = await aMakerDesk()
  const [from, to] = [inDays(2), inDays(4)]
  const seen = seenOf(typedAway(null))
  await goAway(args({ cookie, form: { from, to, seen } }))
  for (const form of [
    { from: inDays(3), to: inDays(5), seen },
    { from: '', to: '', seen },
  ]) {
    expect(await goAway(args({ cookie, form }))).toMatchObject({
      data: { typed: form, meanwhile: { now: { from, to } } },
      init: { status: 409 },
    })
  }
  expect((await awayPage(args({ cookie }))).away).toEqual({ from, to })
})

test('odd days are refused with what was typed; another’s maker is not there', async () => {
  const { shop, cookie } = await aMakerDesk()
  const refused = { data: { problems: { to: ['awayTo'] } }, init: { status: 400 } }
  for (const form of [
    { from: inDays(3), to: inDays(2) },
    { from: inDays(0), to: inDays(92) },
    { from: inDays(0), to: '' },
  ]) {
    expect(await goAway(args({ cookie, form }))).toMatchObject(refused)
  }
  const typed = { from: '2026-02-30', to: 'besok' }
  expect(await goAway(args({ cookie, form: typed }))).toMatchObject({ data: { typed } })
  await expect(
    pool.query(`UPDATE makers SET away_from = current_date WHERE id = $1`, [shop.makerId]),
  ).rejects.toThrow('makers_away_check')

  const { token } = await startUserSession(db, {
    userId: shop.manager.id,
    isVerified: true,
    userAgent: 'test',
  })
  const asManager = (makerId: string) =>
    awayOfMaker(
      args({
        cookie: `sid=${token}`,
        params: { makerId },
        form: { from: inDays(0), to: inDays(1) },
      }),
    )
  expect(await asManager(shop.makerId)).toMatchObject({ status: 302 })
  const other = await aMakerDesk()
  await expect(asManager(other.shop.makerId)).rejects.toMatchObject({ status: 404 })
  const neighbour = await aNeighbour(shop)
  expect((await awayPage(args({ cookie: neighbour.cookie }))).away).toBeNull()
})
