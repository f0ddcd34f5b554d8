import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { listingListQuery } from '#app/features/catalog/listing-list.ts'
import { expirePermits } from '#app/features/catalog/permit-clock.server.ts'
import { permitListQuery } from '#app/features/catalog/permit-list.ts'
import { listPermitsOfShop } from '#app/features/catalog/permit-queries.server.ts'
import { addPermit } from '#app/features/catalog/permits.server.ts'
import { listListingsOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { getMakerDesk } from '#app/features/makers/desk-queries.server.ts'
import {
  remindMakersOfPermits,
  remindShopsOfPermits,
} from '#app/features/messages/tell-permit.server.ts'
import { getTodayWork } from '#app/features/orders/today-queries.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience } from '#tests/factories/experiences.ts'
import { aShop, type DeskShop } from '#tests/desk/desk-story.ts'

const halalNumber = 'ID35110000012340424'

/** A halal certificate that ends in so many days where the BUM Desa is. */
async function aCertifiedGood(days: number) {
  const shop = await aShop()
  const { id: listingId } = await db.listing.findFirstOrThrow({ where: { shopId: shop.id } })
  await db.maker.update({
    where: { id: shop.makerId, shopId: shop.id },
    data: { phone: `+62812${String(Date.now()).slice(-8)}` },
  })
  const { rows } = await pool.query<{ day: string }>(
    `SELECT (shop_today($1) + $2::int)::text AS day`,
    [shop.id, days],
  )
  const permit = { kind: 'halal', number: halalNumber, validUntil: rows[0]!.day } as const
  const seller = { shopId: shop.scope }
  await addPermit({ seller, actor: { type: 'staff', id: shop.manager.id } }, listingId, permit)
  return { shop, listingId }
}

const halalOf = async (id: string) => (await db.listing.findUniqueOrThrow({ where: { id } })).halal
const permitOf = (listingId: string) => db.permit.findFirstOrThrow({ where: { listingId } })
const letters = (permitId: string) =>
  db.message.findMany({
    where: { template: 'permit-ending', dedupeKey: { contains: permitId } },
  })
const makerOf = (shop: DeskShop) => mintScope.maker({ makerId: shop.makerId, shopId: shop.id })

/** As if so many more days had passed. */
async function letDaysPass(listingId: string, days: number) {
  await pool.query(`UPDATE permits SET valid_until = valid_until - $2::int WHERE listing_id = $1`, [
    listingId,
    days,
  ])
}

// Take the day out of `expirePermits`, or out of `followHalal`, and this is red.
test('a certificate counts through its last day, and the day after neither badge nor search say it', async () => {
  const { shop, listingId } = await aCertifiedGood(0)
  await expirePermits()
  expect(await halalOf(listingId)).toBe('certified')
  await db.$executeRaw`DELETE FROM search_changes WHERE listing_id = ${listingId}::uuid`
  await letDaysPass(listingId, 1)
  await Promise.all([expirePermits(), expirePermits()])
  expect(await halalOf(listingId)).toBe('notYet')
  expect(await permitOf(listingId)).toMatchObject({ status: 'expired' })
  const changes =
    await db.$queryRaw`SELECT FROM search_changes WHERE listing_id = ${listingId}::uuid`
  expect(changes).not.toHaveLength(0)
  const trail = await db.auditEntry.findMany({
    where: { subjectId: listingId, action: 'permit', toStatus: 'expired' },
  })
  expect(trail).toMatchObject([{ actorType: 'system', fromStatus: 'verified', shopId: shop.id }])
})

test('one that has ended already is written down, and makes no good certified', async () => {
  const { listingId } = await aCertifiedGood(-1)
  expect(await halalOf(listingId)).not.toBe('certified')
})

test('thirty days before, the maker sees it on the first page and gets one letter', async () => {
  const { shop, listingId } = await aCertifiedGood(31)
  const { id } = await permitOf(listingId)
  await remindMakersOfPermits()
  expect((await getMakerDesk(makerOf(shop))).endingPermits).toEqual([])
  expect(await letters(id)).toEqual([])
  await letDaysPass(listingId, 1)
  expect((await getMakerDesk(makerOf(shop))).endingPermits).toMatchObject([
    { listingId, kind: 'halal', isOver: false },
  ])
  await remindMakersOfPermits()
  await remindMakersOfPermits()
  const told = await letters(id)
  expect(told).toMatchObject([{ shopId: shop.id, text: expect.stringContaining(halalNumber) }])
  await letDaysPass(listingId, 31)
  await expirePermits()
  expect((await getMakerDesk(makerOf(shop))).endingPermits).toMatchObject([{ isOver: true }])
})

test('what ends and what waits can be listed; a new number takes the place of the one that ended', async () => {
  const { shop, listingId } = await aCertifiedGood(0)
  await letDaysPass(listingId, 3)
  await expirePermits()
  const seller = { shopId: shop.scope }
  const list = async (izin: string) => {
    const { listings } = await listListingsOfSeller(seller, listingListQuery.parse({ izin }))
    return listings.map(({ id }) => id)
  }
  const readable = mintScope.readableShop(shop.id)
  expect(await getTodayWork(readable)).toMatchObject({ endingCount: 1, permitsToCheckCount: 0 })
  expect([await list('berakhir'), await list('periksa')]).toEqual([[listingId], []])
  await db.permit.create({
    data: {
      id: newId(),
      shopId: shop.id,
      listingId,
      kind: 'halal',
      number: 'ID35110000012340425',
      status: 'submitted',
    },
  })
  expect(await getTodayWork(readable)).toMatchObject({ endingCount: 0, permitsToCheckCount: 1 })
  expect([await list('berakhir'), await list('periksa')]).toEqual([[], [listingId]])
  // Anything odd in the address is the list as it usually is.
  expect(await list('semua')).toEqual([listingId])
})

test('permits of a visit and of the BUM Desa itself are watched, listed and spoken of to the BUM Desa', async () => {
  const shop = await aShop()
  const { listingId } = await anExperience({ shop })
  const other = await aShop()
  const readable = mintScope.readableShop(shop.id)
  const { rows } = await pool.query<{ day: string }>(`SELECT (shop_today($1) + 10)::text AS day`, [
    shop.id,
  ])
  const permit = { kind: 'trademark', number: 'IDM000123456', validUntil: rows[0]!.day } as const
  const deed = (whose: DeskShop) => ({
    seller: { shopId: whose.scope },
    actor: { type: 'staff', id: whose.manager.id } as const,
  })
  expect(await addPermit(deed(shop), null, permit)).toMatchObject({ ok: true })
  expect(await addPermit(deed(shop), listingId, permit)).toMatchObject({ ok: true })
  expect(await addPermit(deed(other), null, permit)).toMatchObject({ ok: true })
  expect(await addPermit(deed(other), listingId, permit)).toEqual({
    ok: false,
    reason: 'not-found',
  })
  const found = async (query: object) =>
    (await listPermitsOfShop(readable, permitListQuery.parse(query))).permits.map(
      (each) => each.listingId,
    )
  expect(new Set(await found({}))).toEqual(new Set([null, listingId]))
  expect(await found({ cari: '%' })).toEqual([])
  expect(await getTodayWork(readable)).toMatchObject({ endingCount: 2 })
  await remindShopsOfPermits()
  await remindShopsOfPermits()
  const letters = () =>
    db.message.findMany({ where: { shopId: shop.id, template: 'permit-ending-shop' } })
  const told = await letters()
  expect(told).toHaveLength(2)
  expect(told.map(({ text }) => text).join()).toContain('/kelola/izin/bum-desa')

  // With its renewal beside it nothing is left to do.
  await addPermit(deed(shop), null, { ...permit, number: 'IDM000654321', validUntil: null })
  expect(await found({})).toEqual([listingId])
  expect((await getTodayWork(readable)).endingCount).toBe(1)
  await db.$executeRaw`UPDATE permits SET valid_until = shop_today(shop_id) - 1
    WHERE shop_id = ${shop.id}::uuid AND valid_until IS NOT NULL`
  await expirePermits()
  expect(await found({})).toEqual([listingId])
  const trail = await db.auditEntry.findMany({
    where: { shopId: shop.id, subjectType: 'shop', action: 'permit', toStatus: 'expired' },
  })
  expect(trail).toMatchObject([{ subjectId: shop.id, fromStatus: 'verified' }])
})
