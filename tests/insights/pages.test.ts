import type { LoaderFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { countChangedDays } from '#app/features/insights/count-days.server.ts'
import { postageOf, sumOfSales } from '#app/features/insights/sales.ts'
import { loader as orders } from '#app/routes/kelola/orders.tsx'
import { loader as sales } from '#app/routes/kelola/sales.tsx'
import { loader as table } from '#app/routes/kelola/sales-part.tsx'
import { loader as lines } from '#app/routes/kelola/sales-lines-file.ts'
import { loader as summary } from '#app/routes/kelola/sales-summary-file.ts'
import { loader as paper } from '#app/routes/kelola/sales-paper.tsx'
import { db } from '#app/server/db.server.ts'
import { asking, wholeList } from '#tests/desk/whole-list.ts'
import { sell } from '#tests/counter/counter-factories.ts'
import { anExperience } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import { aMaker, aShop, aVariant } from '#tests/factories/shops.ts'
import { aDistrict } from './districts.ts'
import { aMember } from './members.ts'

function args(cookie: string, address = ''): LoaderFunctionArgs {
  const request = new Request(`http://localhost:3000/kelola/${address}`, {
    headers: { Cookie: cookie },
  })
  const context = { requestId: 'test', clientIp: '127.0.0.1', scriptNonce: () => '' }
  return { request, params: {}, context } as unknown as LoaderFunctionArgs
}

/** A good by the courier yesterday; one at the counter and a ticket at the gate today. */
async function aBusyShop(canary: string) {
  const shop = await aShop({ name: canary })
  const good = await aVariant({ shop, title: `${canary} kopi`, price: 7_777n })
  const beach = await anExperience({ shop })
  const settlementTime = new Date(Date.now() - 86_400_000)
  await aPaidPurchase([{ variant: good, quantity: 3 }], { settlementTime })
  await sell(shop.id, [{ variant: good, visit: null }])
  await sell(shop.id, [{ variant: beach }], { gate: '1' })
  return { shop, good, total: 3n * 7_777n + 10_000n + 7_777n + 10_000n }
}

const text = (data: unknown) =>
  JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))

// Red when shop_id is taken out of what is read of counted days, or of today.
test.each(['manager', 'staff', 'supervisor'] as const)(
  'the %s sees each part add up to the whole, and nothing of another BUM Desa',
  async (role) => {
    const mine = await aBusyShop('Milikku')
    await aBusyShop('Kenari')
    const cookie = await aMember(mine.shop.id, role)
    const uncounted = await sales(args(cookie, 'penjualan'))
    expect(sumOfSales(uncounted.report.figures.days)).toMatchObject({
      orders: 2,
      turnover: 17_777n,
    })
    expect(uncounted.waitingSince).toBeInstanceOf(Date)
    await countChangedDays()
    const page = await sales(args(cookie, 'penjualan'))
    const { report, waitingSince } = page
    const { figures } = report
    expect(waitingSince).toBeNull()
    const whole = sumOfSales(figures.days)
    expect(whole).toMatchObject({ turnover: mine.total, orders: 3, units: 5 })
    expect(sumOfSales(figures.channels)).toEqual(whole)
    expect(sumOfSales(figures.regions)).toEqual(whole)
    expect(figures.channels.map(({ channel }) => channel)).toEqual(['web', 'gate', 'counter'])
    expect(postageOf(figures)).toBe(10_000n)
    expect(text(page)).not.toContain('Kenari')
    expect(text(await paper(args(cookie, 'penjualan/cetak')))).not.toContain('Kenari')
  },
)

test('the orders behind a figure are those and no others, whatever the address says', async () => {
  const { shop, good } = await aBusyShop('Milikku')
  const other = await aBusyShop('Kenari')
  const cookie = await aMember(shop.id, 'manager')
  const listed = async (query: string) => {
    const page = await orders(args(cookie, `pesanan?status=terjual&${query}`))
    expect(text(page)).not.toContain('Kenari')
    return page.orders.length
  }
  expect(await listed('')).toBe(3)
  expect(await listed(`barang=${good.listingId}`)).toBe(2)
  expect(await listed(`pelaku=${good.makerId}&saluran=web`)).toBe(1)
  expect(await listed('saluran=gate')).toBe(1)
  expect(await listed('kecamatan=tanpa')).toBe(2)
  expect(await listed('kecamatan=35.05.01')).toBe(1)
  expect(await listed('dari=2020-01-01&sampai=2020-01-31')).toBe(0)
  expect(await listed(`barang=${other.good.listingId}`)).toBe(0)
  expect(await listed("barang=' OR 1=1&pelaku=x&kategori=../&kecamatan=9&saluran=x&dari=0")).toBe(3)
})

// Red when the address is read without the role.
test('the pengawas neither chooses a kecamatan nor comes to the orders of one', async () => {
  const { shop } = await aBusyShop('Milikku')
  const cookie = await aMember(shop.id, 'supervisor')
  const page = await orders(args(cookie, 'pesanan?status=terjual&kecamatan=35.05.01'))
  expect(page).toMatchObject({ choices: { districts: null }, query: { kecamatan: null } })
  expect(page.orders).toHaveLength(3)
  expect((await sales(args(cookie, 'penjualan'))).report.linksRegions).toBe(false)
})

test('a table of many lines is read to its end, adds up to the rupiah and has nothing of another', async () => {
  const [shop, other] = [await aShop(), await aShop()]
  const maker = await aMaker(shop)
  // Prices that come again, so that a page ends between lines of the same turnover.
  const goods = await Promise.all(
    Array.from({ length: 70 }, (_, each) =>
      aVariant({ maker, title: `Barang ${each}`, price: 1000n * BigInt(1 + (each % 3)) }),
    ),
  )
  for (const few of [goods.slice(0, 35), goods.slice(35)]) {
    await sell(
      shop.id,
      few.map((variant) => ({ variant, visit: null })),
    )
  }
  const yesterday = new Date(Date.now() - 86_400_000)
  await aPaidPurchase([{ variant: goods[0]! }], { settlementTime: yesterday })
  await sell(other.id, [{ variant: await aVariant({ shop: other, title: 'Kenari' }), visit: null }])
  await countChangedDays()
  const cookie = await aMember(shop.id, 'supervisor')
  const { figures } = (await sales(args(cookie, 'penjualan'))).report
  const whole = sumOfSales(figures.days).turnover
  const all = (partName: string, cari = '') =>
    wholeList(async (setelah) => {
      const page = await table(asking(cookie, { cari, setelah }, { table: partName }))
      return { rows: page.parts.map((row) => ({ ...row, sum: page.sum })), next: page.next }
    })
  const { rows, pages } = await all('barang')
  expect([rows.length, pages, new Set(rows.map(({ key }) => key)).size]).toEqual([71, 2, 71])
  expect(rows.reduce((sum, { turnover }) => sum + turnover, 0n)).toBe(whole)
  expect(new Set(rows.map(({ sum }) => sum.turnover))).toEqual(new Set([whole]))
  expect(rows.find(({ id }) => id === null)).toMatchObject({ turnover: postageOf(figures) })
  expect(rows.map(({ name }) => name)).not.toContain('Kenari')
  const found = await all('barang', 'barang 69')
  expect(found.rows).toMatchObject([{ name: 'Barang 69', sum: { count: 1, turnover: 1000n } }])
  expect((await all('barang', '%')).rows).toEqual([])
  const districts = (await all('kecamatan')).rows
  expect(districts).toMatchObject([
    { id: null, count: 2 },
    { id: '35.05.01', count: 1 },
  ])
  expect(districts.reduce((sum, { turnover }) => sum + turnover, 0n)).toBe(whole)
  await expect(table(asking(cookie, {}, { table: 'lainnya' }))).rejects.toMatchObject({
    status: 404,
  })
})

const cellsOf = async (file: Response) =>
  (await file.text()).split('\r\n').map((line) => line.split(';'))

// Red when texts are written as they are, when postage is left out, or when the role is not asked.
test('the files say what the page says, of one BUM Desa, with formulas that calculate nothing', async () => {
  const { shop, total } = await aBusyShop('=1+1')
  await aBusyShop('Kenari')
  await countChangedDays()
  const manager = await aMember(shop.id, 'manager')
  const address = (what: string) => `penjualan/${what}?format=csv`
  const [titles, ...parts] = await cellsOf(await lines(args(manager, address('baris'))))
  const turnover = titles!.indexOf('Omzet')
  expect(parts.reduce((sum, cells) => sum + BigInt(cells[turnover] ?? 0), 0n)).toBe(total)
  expect(text(parts)).toContain("'=1+1 kopi")
  expect(titles).toContain('Kecamatan')
  const whole = await cellsOf(await summary(args(manager, address('ringkasan'))))
  expect(whole[1]![whole[0]!.indexOf('Omzet')]).toBe(`${total}`)
  expect(text([parts, whole])).not.toMatch(/Kenari|"=1/)
  const supervisor = await aMember(shop.id, 'supervisor')
  const [seen] = await cellsOf(await lines(args(supervisor, address('baris'))))
  expect(seen).not.toContain('Kecamatan')
})

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

/** One order for each of 23 kecamatan yesterday, of two of them also a week earlier, and a good that sold only then. */
async function aWideShop() {
  const shop = await aShop()
  const good = await aVariant({ shop, title: 'Kopi', price: 7_777n, stock: 99 })
  const past = await aVariant({ shop, title: 'Dulu laku', price: 5_000n })
  const orders = Array.from({ length: 23 }, (_, each) => ({ number: 60 + each, days: 1 }))
  for (const { number, days } of [...orders, { number: 60, days: 8 }, { number: 61, days: 8 }]) {
    const { purchaseId } = await aPaidPurchase(
      [{ variant: good, quantity: 1 + (number % 3) }, ...(days > 1 ? [{ variant: past }] : [])],
      { settlementTime: daysAgo(days) },
    )
    const villageCode = days > 1 ? `35.05.${number}.2001` : await aDistrict(number)
    await db.buyerDetails.update({ where: { purchaseId }, data: { villageCode } })
  }
  await countChangedDays()
  return { shop, past, cookie: await aMember(shop.id, 'manager') }
}

// Red when the file reads the kecamatan of the page, when one is folded, and when the days before are left out.
test('each part of the file adds up to the total, now and before, also of more kecamatan than a page names', async () => {
  const { cookie } = await aWideShop()
  const { figures, before } = (await sales(args(cookie, 'penjualan'))).report
  expect([figures.regions.length, figures.otherRegions?.parts]).toEqual([20, 3])
  const [titles, ...rows] = await cellsOf(
    await summary(args(cookie, 'penjualan/ringkasan?format=csv')),
  )
  const sumOf = (column: string, parts: readonly string[]) =>
    rows
      .filter(([part]) => parts.includes(part ?? ''))
      .reduce((sum, cells) => sum + BigInt(cells[titles!.indexOf(column)] || 0), 0n)
  const whole = sumOfSales(figures.days).turnover
  const was = sumOfSales(before).turnover
  expect([whole > 0n, was > 0n]).toEqual([true, true])
  const eachPart = [
    ['Barang atau wisata', 'Ongkos kirim'],
    ['Pelaku usaha', 'Ongkos kirim'],
  ]
  for (const parts of [
    ...eachPart,
    ['Kategori', 'Ongkos kirim'],
    ['Cara membeli'],
    ['Kecamatan'],
    ['Jumlah'],
  ]) {
    expect([parts, sumOf('Omzet', parts), sumOf('Omzet pembanding', parts)]).toEqual([
      parts,
      whole,
      was,
    ])
  }
  expect([sumOf('Omzet', ['Hari']), sumOf('Omzet pembanding', ['Hari pembanding'])]).toEqual([
    whole,
    was,
  ])
  expect(sumOf('Dikembalikan (Rp)', ['Jumlah'])).toBe(0n)
  expect(rows.filter(([part]) => part === 'Kecamatan')).toHaveLength(23)
})

// Red when what sold only before is left out, or is counted as sold now.
test('a table of the sales compares each of its lines, also what sold only before', async () => {
  const { past, cookie } = await aWideShop()
  const { figures, before } = (await sales(args(cookie, 'penjualan'))).report
  const was = sumOfSales(before).turnover
  expect(figures.listings.find(({ title }) => title === 'Dulu laku')).toMatchObject({
    listingId: past.listingId,
    turnover: 0n,
    units: 0,
    before: 10_000n,
  })
  for (const part of ['barang', 'kecamatan']) {
    const page = await table(asking(cookie, {}, { table: part }))
    expect(page.sum).toMatchObject({ turnover: sumOfSales(figures.days).turnover, before: was })
    expect(page.parts.reduce((sum, each) => sum + each.before, 0n)).toBe(was)
  }
})
