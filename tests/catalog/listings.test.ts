import { utimes } from 'node:fs/promises'
import path from 'node:path'
import type { ActionFunctionArgs } from '@remix-run/node'
import sharp from 'sharp'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { seenOf } from '#app/core/meanwhile.ts'
import { pictureUrl } from '#app/core/pictures.ts'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { typedOf } from '#app/features/catalog/seller-listing.ts'
import { getListingOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { setStock, stepStock } from '#app/features/catalog/stock-commands.server.ts'
import { sweepPictures } from '#app/features/catalog/sweep-pictures.server.ts'
import { mayMake } from '#app/features/uploads/upload-rows.server.ts'
import { action as approve } from '#app/routes/kelola/listing-approve.ts'
import { action as addForMaker } from '#app/routes/kelola/listing-add.tsx'
import { action as pauseAtDesk } from '#app/routes/kelola/listing-pause.tsx'
import { action as resumeAtDesk } from '#app/routes/kelola/listing-resume.ts'
import { action as sendBack } from '#app/routes/kelola/listing-send-back.tsx'
import { action as deskStock } from '#app/routes/kelola/stock.tsx'
import { action as add } from '#app/routes/lapak/listing-add.tsx'
import { action as pause } from '#app/routes/lapak/listing-pause.ts'
import { action as resume } from '#app/routes/lapak/listing-resume.ts'
import { action as change } from '#app/routes/lapak/listing.tsx'
import { loader as mine } from '#app/routes/lapak/listings.tsx'
import { action as stock } from '#app/routes/lapak/stock.ts'
import { db } from '#app/server/db.server.ts'
import { pictureFolder, pictureStore } from '#app/server/pictures.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { PictureStoreUnavailable } from '#integrations/images/picture-store.ts'
import { aDesk, statusOf } from '#tests/desk/calendar-desk.ts'
import { aPurchase } from '#tests/factories/purchases.ts'
import { aCategory, aMaker, aShop, aVariant, type TestMaker } from '#tests/factories/shops.ts'

type Fields = Record<string, string | Blob>

function call(cookie: string, form: Fields = {}, listingId?: string): ActionFunctionArgs {
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === 'string') body.set(name, value)
    else body.set(name, value, 'foto.jpg')
  }
  const request = new Request('http://localhost:3000/lapak/barang', {
    method: 'POST',
    headers: { Cookie: cookie },
    body,
  })
  return { request, params: listingId ? { listingId } : {}, context: {} } as ActionFunctionArgs
}

const look = (cookie: string) =>
  ({
    request: new Request('http://localhost:3000/lapak/barang', { headers: { Cookie: cookie } }),
    params: {},
    context: {},
  }) as ActionFunctionArgs

async function aMakerAtHome(maker?: TestMaker) {
  const its = maker ?? (await aMaker())
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Pelaku usaha', passwordHash: 'x' } })
  await db.makerMember.create({ data: { userId, makerId: its.id } })
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  const scope = mintScope.maker({ makerId: its.id, shopId: its.shopId })
  return { ...its, cookie: `sid=${token}`, scope, actor: { type: 'staff', id: userId } as const }
}

type AtHome = Awaited<ReturnType<typeof aMakerAtHome>>
const shownOf = async ({ scope }: AtHome, id: string) =>
  typedOf((await getListingOfSeller({ maker: scope }, id))!)

/** The form as it stands there now, with something else typed in it. */
const changeTo = async (maker: AtHome, form: Fields, id: string) =>
  change(call(maker.cookie, { ...form, seen: seenOf(await shownOf(maker, id)) }, id))

const good = { title: 'Opak gambir', price: 'Rp15.000', unit: 'pak', stock: '12' }
const onlyListing = (makerId: string) =>
  db.listing.findFirstOrThrow({
    where: { makerId },
    include: { variants: true, pictures: true },
    orderBy: { id: 'desc' },
  })
const photo = async () =>
  new Blob([
    new Uint8Array(
      await sharp({ create: { width: 500, height: 500, channels: 3, background: '#c07030' } })
        .jpeg()
        .toBuffer(),
    ),
  ])

test('photo, name, price, unit, stock: it waits for the BUM Desa, and is then on sale', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  const answer = (await add(call(maker.cookie, { ...good, picture: await photo() }))) as Response
  expect(answer.headers.get('Location')).toBe('/lapak/barang?kabar=added')
  const listing = await onlyListing(maker.id)
  expect(listing).toMatchObject({
    titleId: 'Opak gambir',
    titleEn: 'Opak gambir',
    status: 'review',
  })
  expect(listing.variants).toMatchObject([{ price: 15_000n, onHand: 12, held: 0 }])
  expect(listing.pictures).toMatchObject([{ position: 0, altId: 'Opak gambir' }])
  expect(await pictureStore().has(listing.pictures[0]!.key)).toBe(true)
  expect(pictureUrl(listing.pictures[0]!.key, 320)).toMatch(
    /^\/gambar\/[0-9a-f]{32}-[0-9a-f]{6}-320\.jpg$/,
  )
  expect(await getListingPage('product', listing.slug)).toBeNull()
  const desk = await aDesk({ id: maker.shopId, slug: '', pickupPointId: '' })
  expect(await statusOf(approve(call(desk.cookie, {}, listing.id)))).toBe(200)
  expect(await getListingPage('product', listing.slug)).not.toBeNull()
  const trail = await db.auditEntry.findMany({
    where: { subjectId: listing.id },
    orderBy: { at: 'asc' },
  })
  expect(trail.map(({ fromStatus, toStatus }) => [fromStatus, toStatus])).toEqual([
    [null, 'review'],
    ['review', 'live'],
  ])
})

// Take `madeByForm` out of addListing and this is red: five goods, each with a stock of twelve.
test('the form of a new good that is sent again, because the answer was lost, makes no second good', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  const form = { ...good, formKey: newId() }
  const wrong = { ...form, price: '0' }
  expect(await add(call(maker.cookie, wrong))).toMatchObject({ init: { status: 400 } })
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => add(call(maker.cookie, form)) as Promise<Response>),
  )
  const { id } = await onlyListing(maker.id)
  const leadTo = answers.map(({ headers }) => headers.get('Location'))
  expect(leadTo.filter((to) => to === '/lapak/barang?kabar=added')).toHaveLength(1)
  expect(leadTo.filter((to) => to === `/lapak/barang/${id}?kabar=again`)).toHaveLength(4)
  // Somebody else's form is another form, whatever its key.
  const other = await aMakerAtHome(await aMaker({ id: maker.shopId }))
  await add(call(other.cookie, form))
  expect(await db.listing.count({ where: { shopId: maker.shopId } })).toBe(2)
})

test('sent back with a reason, mended, and waiting again', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  await add(call(maker.cookie, good))
  const { id } = await onlyListing(maker.id)
  const desk = await aDesk({ id: maker.shopId, slug: '', pickupPointId: '' })
  expect(await sendBack(call(desk.cookie, { note: ' ' }, id))).toMatchObject({
    init: { status: 400 },
  })
  await sendBack(call(desk.cookie, { note: 'Fotonya kurang terang' }, id))
  expect((await mine(look(maker.cookie))).listings).toMatchObject([
    { status: 'draft', reviewNote: 'Fotonya kurang terang' },
  ])
  await changeTo(maker, { ...good, price: '16.000' }, id)
  expect((await mine(look(maker.cookie))).listings).toMatchObject([
    { status: 'review', price: 16_000n, variants: [{ label: '', available: 12, held: 0 }] },
  ])
})

// Take the `changedMeanwhile` out of changeListing and this is red: the old price is on sale again.
test('a form opened before the BUM Desa raised the price is not saved over it unseen', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  await add(call(maker.cookie, good))
  const { id } = await onlyListing(maker.id)
  const opened = await shownOf(maker, id)
  await db.variant.updateMany({
    where: { listingId: id, shopId: maker.shopId },
    data: { price: 18_000n },
  })
  const form = { ...opened, title: 'Opak gambir besar', seen: seenOf(opened) }
  const answer = await change(call(maker.cookie, form, id))
  expect(answer).toMatchObject({
    data: {
      typed: { title: 'Opak gambir besar', price: '15000' },
      meanwhile: { cells: [{ name: 'price', at: 0 }], now: { price: '18000' } },
    },
    init: { status: 409 },
  })
  expect(await onlyListing(maker.id)).toMatchObject({
    titleId: 'Opak gambir',
    variants: [{ price: 18_000n }],
  })
  const { seen } = (answer as { data: { meanwhile: { seen: string } } }).data.meanwhile
  await change(call(maker.cookie, { ...form, seen }, id))
  expect(await onlyListing(maker.id)).toMatchObject({
    titleId: 'Opak gambir besar',
    variants: [{ price: 15_000n }],
  })
})

test('a mistake keeps what was typed, and the picture', async () => {
  const maker = await aMakerAtHome()
  const form = { ...good, price: '15,000', picture: await photo() }
  const answer = (await add(call(maker.cookie, form))) as {
    data: { typed: Record<string, string> }
  }
  expect(answer).toMatchObject({
    data: { typed: { title: good.title, price: '15,000' }, errors: { price: 'price' } },
    init: { status: 400 },
  })
  const { pictureKey = '' } = answer.data.typed
  await aCategory()
  await add(call(maker.cookie, { ...good, pictureKey }))
  expect((await onlyListing(maker.id)).pictures).toMatchObject([{ key: pictureKey }])
  const made = { ...good, pictureKey: `${'0'.repeat(24)}-ffffff` }
  expect(await add(call(maker.cookie, made))).toMatchObject({
    data: { errors: { picture: 'gone' } },
  })
  const script = new Blob(['<script>'])
  expect(await add(call(maker.cookie, { ...good, picture: script }))).toMatchObject({
    data: { errors: { picture: 'not-a-picture' } },
  })
})

test('too many photos within an hour are said, and what was typed stays', async () => {
  const maker = await aMakerAtHome()
  const { userId } = await db.makerMember.findFirstOrThrow({ where: { makerId: maker.id } })
  for (let made = 0; made < 120; made++) await mayMake({ userId }, 'picture')
  expect(await add(call(maker.cookie, { ...good, picture: await photo() }))).toMatchObject({
    data: { typed: { title: good.title }, errors: { picture: 'too-often' } },
    init: { status: 400 },
  })
})

test.each([
  ['title', ''],
  ['title', 'x'.repeat(81)],
  ['title', 'a\u202Eb'],
  ['price', '0'],
  ['price', '1000000001'],
  ['price', '1.5'],
  ['price', '١٥٠٠٠'],
  ['price', '=15000+1'],
  ['unit', ''],
  ['stock', '-1'],
  ['stock', '1e3'],
  ['stock', '100001'],
  ['category', 'tidak-ada'],
  ['weightGrams', '0,5'],
  ['leadTimeDays', '366'],
  ['shelfLifeDays', 'dua'],
  ['seasonFrom', '13'],
  ['seasonTo', 'hujan'],
])('%s %j is refused with its sentence, and nothing is written', async (field, value) => {
  await aCategory()
  const maker = await aMakerAtHome()
  const answer = (await add(call(maker.cookie, { ...good, [field]: value }))) as {
    data: { errors: Record<string, string> }
  }
  expect(Object.keys(answer.data.errors)).toEqual([field])
  expect(await db.listing.count({ where: { makerId: maker.id } })).toBe(0)
})

test('a harvest season is both months or none, is kept beside a mistake, and stands on the page', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  const half = { ...good, price: 'mahal', seasonFrom: '11', seasonTo: '' }
  expect(await add(call(maker.cookie, half))).toMatchObject({
    data: { typed: { seasonFrom: '11' }, errors: { price: 'price', seasonTo: 'season' } },
    init: { status: 400 },
  })
  await add(call(maker.cookie, { ...good, seasonFrom: '11', seasonTo: '2' }))
  const { id, slug } = await onlyListing(maker.id)
  expect((await mine(look(maker.cookie))).listings).toMatchObject([{ seasonFrom: 11, seasonTo: 2 }])
  expect(await db.listing.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'review' })
  await db.listing.updateMany({ where: { id, shopId: maker.shopId }, data: { status: 'live' } })
  expect(await getListingPage('product', slug)).toMatchObject({ season: { from: 11, to: 2 } })

  // The first says nothing new, so it leaves no row.
  await changeTo(maker, { ...good, seasonFrom: '11', seasonTo: '2' }, id)
  await changeTo(maker, { ...good, seasonFrom: '', seasonTo: '' }, id)
  expect(await onlyListing(maker.id)).toMatchObject({ seasonFrom: null, seasonTo: null })
  const trail = await db.auditEntry.findMany({
    where: { subjectId: id, action: 'changed' },
    orderBy: { at: 'asc' },
  })
  expect(trail.map(({ details }) => details)).toEqual([
    { before: '{"seasonFrom":11,"seasonTo":2}', after: '{"seasonFrom":"","seasonTo":""}' },
  ])
})

test('the database takes no half of a season, no thirteenth month and none of a visit', async () => {
  const { listingId: id, shopId } = await aVariant()
  const set = (data: { seasonFrom?: number; seasonTo?: number; kind?: 'experience' }) =>
    db.listing.updateMany({ where: { id, shopId }, data })
  await expect(set({ seasonFrom: 3 })).rejects.toThrow('listings_season')
  await expect(set({ seasonFrom: 0, seasonTo: 3 })).rejects.toThrow('listings_season')
  await expect(set({ seasonFrom: 1, seasonTo: 13 })).rejects.toThrow('listings_season')
  await set({ seasonFrom: 12, seasonTo: 1 })
  await expect(set({ kind: 'experience' })).rejects.toThrow('listings_season')
})

test('fields nobody asked for change nothing', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  const other = await aMaker()
  await add(
    call(maker.cookie, {
      ...good,
      status: 'live',
      makerId: other.id,
      shopId: other.shopId,
      slug: 'x',
    }),
  )
  expect(await onlyListing(maker.id)).toMatchObject({ status: 'review', shopId: maker.shopId })
})

test('another maker’s good, and another BUM Desa’s, is not there', async () => {
  await aCategory()
  const shop = await aShop()
  const [maker, neighbour] = [
    await aMakerAtHome(await aMaker(shop)),
    await aMakerAtHome(await aMaker(shop)),
  ]
  const good2 = await aVariant({ maker })
  const stranger = await aDesk()
  const theirs = { variant: good2.id, step: '1' }
  expect(await statusOf(change(call(neighbour.cookie, good, good2.listingId)))).toBe(404)
  expect(await statusOf(pause(call(neighbour.cookie, {}, good2.listingId)))).toBe(404)
  expect(await statusOf(stock(call(neighbour.cookie, theirs)))).toBe(404)
  expect(await statusOf(deskStock(call(stranger.cookie, theirs)))).toBe(404)
  expect(await statusOf(approve(call(stranger.cookie, {}, good2.listingId)))).toBe(404)
  const pengawas = await aDesk({ ...shop }, 'supervisor')
  expect(await statusOf(deskStock(call(pengawas.cookie, theirs)))).toBe(403)
  expect(await db.variant.findUniqueOrThrow({ where: { id: good2.id } })).toMatchObject({
    onHand: 10,
  })
  expect(await db.listing.findUniqueOrThrow({ where: { id: good2.listingId } })).toMatchObject({
    status: 'live',
    titleId: 'Kopi Robusta',
  })
})

test('a BUM Desa lists for its maker only with their consent, and only for its own', async () => {
  await aCategory()
  const maker = await aMaker()
  const desk = await aDesk({ id: maker.shopId, slug: '', pickupPointId: '' })
  const form = { ...good, maker: maker.id }
  expect(await addForMaker(call(desk.cookie, form))).toMatchObject({
    data: { errors: { consent: 'consent' } },
  })
  const foreign = { ...form, maker: (await aMaker()).id, consent: 'on' }
  expect(await addForMaker(call(desk.cookie, foreign))).toMatchObject({ init: { status: 409 } })
  await addForMaker(call(desk.cookie, { ...form, consent: 'on' }))
  const listing = await onlyListing(maker.id)
  expect(listing.status).toBe('live')
  const [entry] = await db.auditEntry.findMany({ where: { subjectId: listing.id } })
  expect(entry).toMatchObject({
    details: {
      onBehalfOf: maker.id,
      consent: true,
      title: expect.any(String),
      price: expect.any(String),
    },
  })
})

test('stock steps with every tap, sold out keeps what buyers have ordered', async () => {
  const maker = await aMakerAtHome()
  const variant = await aVariant({ maker, stock: 5 })
  const { id: variantId } = variant
  const deed = { seller: { maker: maker.scope }, actor: maker.actor, variantId }
  await Promise.all(Array.from({ length: 8 }, () => stepStock({ ...deed, step: 1 })))
  await aPurchase([{ variant, quantity: 3 }])
  expect(await setStock({ ...deed, count: 0 })).toMatchObject({ ok: true, value: { available: 0 } })
  expect(await db.variant.findUniqueOrThrow({ where: { id: variantId } })).toMatchObject({
    onHand: 3,
    held: 3,
  })
  expect(await stepStock({ ...deed, step: -1 })).toEqual({ ok: false, reason: 'none-left' })
})

test('what is counted while buyers buy is never less than what they have', async () => {
  const maker = await aMakerAtHome()
  const variant = await aVariant({ maker, stock: 10 })
  const { id: variantId } = variant
  const deed = { seller: { maker: maker.scope }, actor: maker.actor, variantId }
  await Promise.all([
    ...Array.from({ length: 6 }, () => aPurchase([{ variant, quantity: 1 }]).catch(() => null)),
    ...Array.from({ length: 3 }, () => setStock({ ...deed, count: 2 })),
  ])
  const { onHand, held } = await db.variant.findUniqueOrThrow({ where: { id: variantId } })
  const movements = await db.stockMovement.aggregate({
    where: { variantId },
    _sum: { delta: true },
  })
  expect(onHand).toBe(movements._sum.delta)
  expect(onHand).toBeGreaterThanOrEqual(held)
})

test('what can be seen in the photo is said as the seller says it, and may change alone', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  const said = { ...good, pictureAlt: 'Gulungan opak di tampah bambu' }
  await add(call(maker.cookie, { ...said, picture: await photo() }))
  const { id, pictures } = await onlyListing(maker.id)
  expect(pictures).toMatchObject([{ altId: said.pictureAlt, altEn: said.pictureAlt }])
  await changeTo(maker, { ...good, titleEn: 'Rolls', pictureAlt: 'Opak' }, id)
  expect((await onlyListing(maker.id)).pictures).toMatchObject([
    { key: pictures[0]!.key, altId: 'Opak', altEn: 'Rolls' },
  ])
})

test('where the store of pictures does not answer, a sentence says so and the rest is kept', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  const put = vi.spyOn(pictureStore(), 'put').mockRejectedValue(new PictureStoreUnavailable('down'))
  onTestFinished(() => put.mockRestore())
  const answer = await add(call(maker.cookie, { ...good, picture: await photo() }))
  expect(answer).toMatchObject({
    init: { status: 400 },
    data: { errors: { picture: 'unavailable' }, typed: { title: good.title } },
  })
})

test('a picture that no good has is thrown away after two days, others stay', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  await add(call(maker.cookie, { ...good, picture: await photo() }))
  const kept = (await onlyListing(maker.id)).pictures[0]!.key
  const unused = `${'a'.repeat(32)}-aaaaaa`
  await pictureStore().put(unused, [{ width: 1200, format: 'webp', bytes: new Uint8Array([1]) }])
  expect(await sweepPictures()).toBe(0)
  await sweepPictures(new Date(Date.now() + 3 * 24 * 3_600_000))
  expect([await pictureStore().has(unused), await pictureStore().has(kept)]).toEqual([false, true])
})

// Leave either look before the removal out of sweepPictures and this is red.
test('a picture that is sent again, or used, while others are thrown away stays', async () => {
  const store = pictureStore()
  const [gone, sentAgain, nowUsed] = ['b', 'c', 'd'].map((c) => `${c.repeat(32)}-aaaaaa`) as [
    string,
    string,
    string,
  ]
  const files = [{ width: 1200, format: 'webp', bytes: new Uint8Array([1]) }] as const
  const longAgo = Date.now() / 1000 - 3 * 24 * 3600
  for (const key of [gone, sentAgain, nowUsed]) {
    await store.put(key, files)
    await utimes(path.join(pictureFolder(), `${key}-1200.webp`), longAgo, longAgo)
  }
  const { id } = await aShop()
  const list = vi.spyOn(store, 'listBefore').mockResolvedValue([gone, sentAgain, nowUsed])
  const { remove } = store
  const removal = vi.spyOn(store, 'remove').mockImplementationOnce(async (key) => {
    await remove(key)
    await store.put(sentAgain, files)
    await db.shop.update({ where: { id }, data: { picture: nowUsed } })
  })
  onTestFinished(() => [list, removal].forEach((spy) => spy.mockRestore()))
  expect(await sweepPictures()).toBe(1)
  const has = [gone, sentAgain, nowUsed].map((key) => store.has(key))
  expect(await Promise.all(has)).toEqual([false, true, true])
})

// Take `maximumPerOrder` out of changeListing or addListing and this is red.
test('how many one buyer may have at once is said with the good, for all its variants', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  expect(await add(call(maker.cookie, { ...good, maximumPerOrder: '1000' }))).toMatchObject({
    init: { status: 400 },
    data: { errors: { maximumPerOrder: 'perOrder' } },
  })
  await add(call(maker.cookie, { ...good, maximumPerOrder: '5' }))
  const { id, variants } = await onlyListing(maker.id)
  expect(variants).toMatchObject([{ maximumPerOrder: 5 }])
  const { price, id: _, ...first } = variants[0]!
  await db.variant.create({
    data: { ...first, id: newId(), price, labelId: 'Besar', position: 1, held: 0, onHand: 0 },
  })
  await changeTo(maker, { ...good, maximumPerOrder: '3' }, id)
  const mostOf = async () =>
    (await onlyListing(maker.id)).variants.map((each) => each.maximumPerOrder)
  expect(await mostOf()).toEqual([3, 3])
  await changeTo(maker, { ...good, maximumPerOrder: '' }, id)
  expect(await mostOf()).toEqual([99, 99])
})

// Take `maySellAgain` out of moveListing and this is red: the maker sells what the BUM Desa has paused.
test('what the BUM Desa has paused its maker reads the reason of, and cannot sell again', async () => {
  const maker = await aMakerAtHome()
  const { listingId: id } = await aVariant({ maker })
  const desk = await aDesk({ id: maker.shopId, slug: '', pickupPointId: '' })
  expect(await pauseAtDesk(call(desk.cookie, { note: ' ' }, id))).toMatchObject({
    init: { status: 400 },
  })
  const note = 'Kemasannya bocor, tunggu yang baru'
  await pauseAtDesk(call(desk.cookie, { note }, id))
  const reason = { status: 'paused', pausedBy: 'shop', reviewNote: note }
  expect((await mine(look(maker.cookie))).listings).toMatchObject([reason])
  const refused = (await resume(call(maker.cookie, {}, id))) as Response
  expect(refused.headers.get('Location')).toBe(`/lapak/barang/${id}?kabar=paused-by-shop`)
  const shown = () => db.listing.findUniqueOrThrow({ where: { id } })
  expect(await shown()).toMatchObject(reason)
  await changeTo(maker, good, id)
  expect(await shown()).toMatchObject(reason)
  await resumeAtDesk(call(desk.cookie, {}, id))
  expect(await shown()).toMatchObject({ status: 'live', pausedBy: null, reviewNote: null })

  await pause(call(maker.cookie, {}, id))
  expect(await shown()).toMatchObject({ pausedBy: 'maker' })
  await resume(call(maker.cookie, {}, id))
  expect(await shown()).toMatchObject({ status: 'live', pausedBy: null })
})

// Drop the trigger paused_by_nobody and this is red.
test('what is on sale again was paused by nobody, whoever writes it', async () => {
  const { listingId: id, shopId } = await aVariant()
  const set = (data: { status: 'paused' | 'hidden' | 'live'; pausedBy?: 'shop' }) =>
    db.listing.updateMany({ where: { id, shopId }, data })
  await set({ status: 'paused', pausedBy: 'shop' })
  await set({ status: 'hidden' })
  await set({ status: 'paused' })
  expect(await db.listing.findUniqueOrThrow({ where: { id } })).toMatchObject({ pausedBy: 'shop' })
  await set({ status: 'live' })
  expect(await db.listing.findUniqueOrThrow({ where: { id } })).toMatchObject({ pausedBy: null })
})

test('what an admin has hidden stays so, and a second click changes nothing', async () => {
  const maker = await aMakerAtHome()
  const { listingId: id } = await aVariant({ maker })
  const to = async (answer: Promise<Response>) => (await answer).headers.get('Location')
  expect(await to(pause(call(maker.cookie, {}, id)))).toBe(`/lapak/barang/${id}`)
  expect(await to(pause(call(maker.cookie, {}, id)))).toBe(`/lapak/barang/${id}?kabar=changed`)
  await db.listing.updateMany({ where: { id, shopId: maker.shopId }, data: { status: 'hidden' } })
  const desk = await aDesk({ id: maker.shopId, slug: '', pickupPointId: '' })
  expect(await to(resume(call(maker.cookie, {}, id)))).toBe(`/lapak/barang/${id}?kabar=changed`)
  expect(await to(approve(call(desk.cookie, {}, id)))).toBe(`/kelola/barang/${id}?kabar=changed`)
  expect(await db.listing.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'hidden' })
})

test('a maker who is paused lists nothing', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  const { id, shopId } = maker
  await db.maker.updateMany({ where: { id, shopId }, data: { status: 'paused' } })
  expect(await add(call(maker.cookie, good))).toMatchObject({ init: { status: 409 } })
  expect(await db.listing.count({ where: { makerId: id } })).toBe(0)
})
