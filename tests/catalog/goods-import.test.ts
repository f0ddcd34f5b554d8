import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { setStock } from '#app/features/catalog/stock-commands.server.ts'
import { applyImport, keepImport } from '#app/features/imports/commands.server.ts'
import { getImport, planImport } from '#app/features/imports/queries.server.ts'
import { loader as broken } from '#app/routes/kelola/goods-import-broken.ts'
import { action as apply, loader as check } from '#app/routes/kelola/goods-import-plan.tsx'
import { action as undo } from '#app/routes/kelola/goods-import-undo.ts'
import { action as send, loader as importPage } from '#app/routes/kelola/goods-import.tsx'
import { loader as exportGoods } from '#app/routes/kelola/goods-export.ts'
import { db } from '#app/server/db.server.ts'
import { readSpreadsheet } from '#app/server/read-spreadsheet.server.ts'
import { aDesk, type CalendarDesk, statusOf } from '#tests/desk/calendar-desk.ts'
import { wholeList } from '#tests/desk/whole-list.ts'
import { aCategory, aMaker, aVariant } from '#tests/factories/shops.ts'

// Before the first file is looked at: the application reads them once a minute.
let category = ''
beforeAll(async () => {
  category = await aCategory()
})

const titles = 'ID (jangan diubah);Pelaku usaha;Nama barang;Harga;Satuan;Stok;Kategori'

function call(cookie: string, { body, importId, search = '' }: Call): ActionFunctionArgs {
  const request = new Request(`http://localhost:3000/kelola/barang/impor${search}`, {
    headers: { Cookie: cookie },
    ...(body && { method: 'POST', body }),
  })
  return { request, params: importId ? { importId } : {}, context: {} } as ActionFunctionArgs
}
type Call = { body?: FormData; importId?: string; search?: string }

function formOf(fields: Record<string, string | File>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const csv = (...lines: string[]) => new File([lines.join('\n')], 'barang.csv')
const deedOf = ({ scope, manager }: CalendarDesk) => ({ shopId: scope, actor: manager })

async function kept(desk: CalendarDesk, file: File) {
  const sent = await keepImport(deedOf(desk), file)
  if (!sent.ok) throw new Error(sent.reason)
  return (await getImport(desk.scope, sent.value.id))!
}

async function kindsOf(desk: CalendarDesk, file: File) {
  const planned = await planImport(desk.scope, await kept(desk, file))
  return planned.map((row) =>
    row.kind === 'broken'
      ? row.faults.map(({ column, problem }) => `${column} ${problem}`)
      : row.kind,
  )
}

const exported = async (desk: CalendarDesk, format: string) => {
  const answer = await exportGoods(call(desk.cookie, { search: `?format=${format}` }))
  return new File([await answer.arrayBuffer()], `barang.${format}`)
}

test.each(['csv', 'xlsx'])('goods leave as %s and come back without a change', async (format) => {
  const desk = await aDesk()
  const maker = await aMaker(desk.shop)
  await aVariant({ maker, title: '=HYPERLINK("http://x")', stock: 3 })
  await aVariant({ maker, title: 'Gètuk; "manis"', stock: 0, leadTimeDays: 2 })
  await aVariant({ maker, title: 'Rambutan', season: [11, 2] })
  const file = await exported(desk, format)
  expect(await kindsOf(desk, file)).toEqual(['unchanged', 'unchanged', 'unchanged'])
})

test('500 rows, 30 of them broken: shown, the good ones applied once, the others to be mended', async () => {
  const desk = await aDesk()
  const maker = await aMaker(desk.shop)
  const known = await aVariant({ maker, title: 'Kopi lama', price: 20_000n, stock: 4 })
  const row = (at: number) => {
    if (at === 0) return `${known.id};Dapur Melati;Kopi baru;21.500;pak;6;${category}`
    return `;Dapur Melati;Keripik ${at};${at % 17 === 0 || at === 499 ? 'mahal' : '9000'};pak;5;${category}`
  }
  const file = csv(titles, ...Array.from({ length: 500 }, (_, at) => row(at)))
  const answer = (await send(call(desk.cookie, { body: formOf({ file }) }))) as Response
  const importId = answer.headers.get('Location')!.split('/').at(-1)!
  const shown = await check(call(desk.cookie, { importId }))
  expect(shown.counts).toEqual({ new: 469, changed: 1, unchanged: 0, broken: 30 })
  expect(shown.faults[0]).toMatchObject({ number: 19, column: 'price', value: 'mahal' })
  expect(await db.listing.count({ where: { shopId: desk.shop.id } })).toBe(1)

  const refused = await apply(call(desk.cookie, { importId, body: formOf({ a: '1' }) }))
  expect(refused).toMatchObject({ init: { status: 400 } })
  const agreed = () => apply(call(desk.cookie, { importId, body: formOf({ consent: 'on' }) }))
  // A double tap is two at once.
  await Promise.all([agreed(), agreed()])
  await agreed()
  expect(await db.listing.count({ where: { shopId: desk.shop.id, status: 'live' } })).toBe(470)
  expect(await db.stockMovement.count({ where: { shopId: desk.shop.id } })).toBe(471)
  const variant = await db.variant.findUniqueOrThrow({
    where: { id: known.id },
    include: { listing: true },
  })
  expect(variant).toMatchObject({ price: 21_500n, onHand: 6, listing: { titleId: 'Kopi baru' } })
  const trail = await db.auditEntry.findMany({ where: { subjectId: known.listingId } })
  expect(trail).toMatchObject([
    {
      action: 'changed',
      actorId: desk.manager.id,
      details: { price: '21500', priceBefore: '20000', stock: '6', stockBefore: '4' },
    },
  ])
  const after = await check(call(desk.cookie, { importId }))
  expect(after).toMatchObject({ added: 469, changed: 1, isApplied: true })
  expect(after.counts).toEqual({ new: 0, changed: 0, unchanged: 470, broken: 30 })

  const download = await broken(call(desk.cookie, { importId, search: '?format=xlsx' }))
  const rows = await readSpreadsheet(new Uint8Array(await download.arrayBuffer()))
  if (!rows.ok) throw new Error(rows.reason)
  expect(rows.value).toHaveLength(31)
  expect(rows.value[1]?.cells.at(-1)).toMatch(/^Harga: Tulis harga bulat/)
})

test('a stock that moved since the file was taken is not overwritten', async () => {
  const desk = await aDesk()
  const maker = await aMaker(desk.shop)
  const good = await aVariant({ maker, title: 'Madu', stock: 10 })
  const seller = { shopId: desk.scope }
  const lines = (stock: string, recorded: string) =>
    csv('ID (jangan diubah);Nama barang;Stok;Stok tercatat', `${good.id};Madu;${stock};${recorded}`)
  const untouched = lines('10', '10')
  const counted = await kept(desk, lines('12', '10'))
  expect(await kindsOf(desk, lines('12', '10'))).toEqual(['changed'])
  await setStock({ seller, actor: desk.manager, variantId: good.id, count: 8 })
  expect(await kindsOf(desk, untouched)).toEqual(['unchanged'])
  expect(await kindsOf(desk, lines('12', '10'))).toEqual([['stock stockMoved']])
  await applyImport(deedOf(desk), counted, { consent: false })
  expect(await db.variant.findUniqueOrThrow({ where: { id: good.id } })).toMatchObject({
    onHand: 8,
  })
  expect(await kindsOf(desk, lines('12', '8'))).toEqual(['changed'])
})

test('every cell that cannot be taken is named', async () => {
  const desk = await aDesk()
  const maker = await aMaker(desk.shop)
  const own = await aVariant({ maker, title: 'Gula' })
  const foreign = await aVariant({ title: 'Milik lain' })
  const file = csv(
    `${titles};Keadaan;Varian`,
    `${foreign.id};Dapur Melati;Milik lain;1;pak;1;${category};;`,
    `bukan-id;Dapur Melati;Teh;1000;pak;1;${category};;`,
    `;Tak dikenal;Teh;1000;pak;1;${category};;`,
    `;Dapur Melati;Teh;0;;-1;bukan;;`,
    `;Dapur Melati;Sirup;1000;pak;1;${category};Dijeda;1 liter`,
    `${own.id};Orang lain;Gula;1000;pak;1;${category};Disembunyikan admin;`,
    `;Dapur Melati;gula;1000;pak;1;${category};;`,
  )
  expect(await kindsOf(desk, file)).toEqual([
    ['id unknownId'],
    ['id unknownId'],
    ['maker maker'],
    ['price price', 'unit unit', 'stock stock', 'category category'],
    ['label variant', 'status statusOfNew'],
    ['maker makerFixed', 'status status'],
    ['title twice'],
  ])
})

test('a season comes in by number or name, and what is wrong with it is said of its cell', async () => {
  const desk = await aDesk()
  const maker = await aMaker(desk.shop)
  const own = await aVariant({ maker, title: 'Durian', season: [12, 3] })
  const seasons = 'Musim dari (bulan 1–12);Musim sampai (bulan 1–12)'
  const file = csv(
    `${titles};${seasons}`,
    `${own.id};Dapur Melati;Durian;25000;pak;10;${category};November;2`,
    `;Dapur Melati;Rambutan;9000;pak;5;${category};1;maret`,
    `;Dapur Melati;Alpukat;9000;pak;5;${category};;4`,
    `;Dapur Melati;Duku;mahal;pak;5;${category};4;`,
    `;Dapur Melati;Salak;9000;pak;5;${category};13;hujan`,
  )
  expect(await kindsOf(desk, file)).toEqual([
    'changed',
    'new',
    ['seasonFrom season'],
    ['price price', 'seasonTo season'],
    ['seasonFrom month', 'seasonTo month'],
  ])
  await applyImport(deedOf(desk), await kept(desk, file), { consent: true })
  const seasonsNow = await db.listing.findMany({
    where: { shopId: desk.shop.id },
    select: { titleId: true, seasonFrom: true, seasonTo: true },
    orderBy: { id: 'asc' },
  })
  expect(seasonsNow).toEqual([
    { titleId: 'Durian', seasonFrom: 11, seasonTo: 2 },
    { titleId: 'Rambutan', seasonFrom: 1, seasonTo: 3 },
  ])
  const [entry] = await db.auditEntry.findMany({ where: { subjectId: own.listingId } })
  expect(entry?.details).toMatchObject({
    seasonFrom: '11',
    seasonFromBefore: '12',
    seasonTo: '2',
    seasonToBefore: '3',
  })
})

test('another BUM Desa finds no file, and a file without goods is refused with its reason', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const { id: importId } = await kept(desk, csv('Nama barang', 'Kopi'))
  expect(await statusOf(check(call(desk.cookie, { importId })))).toBe(200)
  expect(await statusOf(check(call(other.cookie, { importId })))).toBe(404)
  expect(await statusOf(broken(call(other.cookie, { importId })))).toBe(404)
  const body = formOf({ consent: 'on' })
  expect(await statusOf(apply(call(other.cookie, { importId, body })))).toBe(404)
  expect(await statusOf(check(call(desk.cookie, { importId: newId() })))).toBe(404)
  const problemOf = async (file: File) => {
    const answer = await send(call(desk.cookie, { body: formOf({ file }) }))
    return 'data' in answer ? answer.data.problem : answer.headers.get('Location')
  }
  expect(await problemOf(csv('a;b', '1;2'))).toBe('no-titles')
  expect(await problemOf(csv('Nama barang'))).toBe('empty')
  expect(await problemOf(new File([], ''))).toBe('no-file')
  expect(await problemOf(new File(['PK\u0003\u0004'], 'x.xlsx'))).toBe('unreadable')
})

test('what a file did is found again and taken back: its new goods go off sale', async () => {
  const desk = await aDesk()
  await aMaker(desk.shop)
  const file = csv(titles, `;Dapur Melati;Teh baru;9000;pak;4;${category}`)
  const its = await kept(desk, file)
  expect(await applyImport(deedOf(desk), its, { consent: true })).toMatchObject({ ok: true })
  const { imports } = await importPage(call(desk.cookie, {}))
  expect(imports).toMatchObject([
    { id: its.id, fileName: 'barang.csv', added: 1, canUndo: true, byName: expect.any(String) },
  ])

  const back = await undo(call(desk.cookie, { importId: its.id, body: formOf({}) }))
  const undoId = back.headers.get('Location')!.split('/').at(-1)!
  const { counts, faults } = await check(call(desk.cookie, { importId: undoId }))
  expect([counts, faults]).toMatchObject([{ new: 0, broken: 0 }, []])
  await apply(call(desk.cookie, { importId: undoId, body: formOf({}) }))
  const fresh = await db.listing.findFirstOrThrow({
    where: { shopId: desk.shop.id, titleId: 'Teh baru' },
  })
  expect(fresh.status).toBe('paused')
})

test('past files are read to their end, and only those of this BUM Desa', async () => {
  const desk = await aDesk()
  const other = await aDesk()
  const applied = { appliedAt: new Date(), sheet: {} }
  const rowOf = (shopId: string) => ({ id: newId(), shopId, fileName: 'a.csv', ...applied })
  await db.listingImport.createMany({
    data: [...Array.from({ length: 23 }, () => rowOf(desk.shop.id)), rowOf(other.shop.id)],
  })
  await kept(desk, csv(titles, `;x;Belum diterapkan;1;b;1;Keripik`))
  const { rows, pages } = await wholeList(async (setelah) => {
    const search = setelah ? `?setelah=${setelah}` : ''
    const { imports, next } = await importPage(call(desk.cookie, { search }))
    return { rows: imports, next }
  })
  expect([rows.length, pages]).toEqual([23, 3])
  expect((await importPage(call(other.cookie, {}))).imports).toHaveLength(1)
})
