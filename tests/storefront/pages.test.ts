import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { inLocale } from '#app/core/locale.ts'
import { buyerWaitsDays } from '#app/features/orders/cancellation-policy.ts'
import { acceptWithinHours } from '#app/features/orders/order-status.ts'
import { holdMinutes } from '#app/features/purchases/purchase-status.ts'
import { reindexAll } from '#app/features/search/commands.server.ts'
import { pool, readPool } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { seed } from '#prisma/seed/seed.ts'
import { startStorefront } from './site.ts'
import { withinMs } from '#tests/money/random.ts'

let site: Awaited<ReturnType<typeof startStorefront>>

beforeAll(async () => {
  await seed({ demo: true, log: () => undefined })
  await reindexAll()
  site = await startStorefront()
}, withinMs(180_000))

afterAll(() => site.stop())

type Page = { status: number; html: string; headers: Headers }

async function open(path: string, headers: Record<string, string> = {}): Promise<Page> {
  const answer = await fetch(site.origin + path, { headers, redirect: 'manual' })
  return { status: answer.status, html: await answer.text(), headers: answer.headers }
}

const pages = {
  home: '/',
  search: '/cari',
  'search for a text': '/cari?q=kopi',
  category: '/kategori/kopi-teh-cokelat',
  'sub-category': '/kategori/kopi',
  district: '/kecamatan/wlingi',
  village: '/desa/35.05.04.2013',
  'village with its name': '/desa/35.05.04.2013-rejowinangun',
  'village without a shop': '/desa/35.05.05.2001',
  shop: '/toko/rasa-rejo-rejowinangun',
  'closed shop': '/toko/kelud-hijau-tulungrejo',
  product: '/produk/gula-semut-kelapa-500-g',
  'sold-out product': '/produk/madu-klanceng-250-ml',
  experience: '/wisata/homestay-pantai-serang',
  map: '/peta',
  help: '/bantuan',
}

const inEnglish = (path: string) => inLocale('en', path)
const bothLanguages = Object.entries(pages).flatMap(([name, path]) => [
  [name, path, 'id'] as const,
  [name, inEnglish(path), 'en'] as const,
])

const attribute = (html: string, pattern: RegExp) => pattern.exec(html)?.[1]

describe.each(bothLanguages)('the page "%s" at %s', (_name, path, locale) => {
  test('opens in its language, without framework scripts, and says whom it belongs to', async () => {
    const { status, html, headers } = await open(path)
    expect(status).toBe(200)
    expect(html).toContain(`<html lang="${locale}"`)
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(html).not.toMatch(/<script(?! src="\/enhance\.js"| type="application\/ld\+json")/)
    expect(html).not.toMatch(/undefined|\[object|NaN|Invalid Date/)
    expect(attribute(html, /<title>([^<]+)<\/title>/)?.length).toBeGreaterThan(10)
    expect(attribute(html, /<meta name="description" content="([^"]+)"/)).toBeTruthy()
    expect(html).toContain('property="og:image"')
    expect(html).toContain(`property="og:locale" content="${locale === 'id' ? 'id_ID' : 'en_US'}"`)
    expect(headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(html).toMatch(locale === 'id' ? /Data contoh/ : /Sample data/)
  })

  test('names its one address and that of its twin', async () => {
    const { html } = await open(path)
    const canonical = attribute(html, /<link rel="canonical" href="([^"]+)"/)
    const alternate = (each: string) =>
      attribute(html, new RegExp(`<link rel="alternate" href="([^"]+)" hrefLang="${each}"`, 'i'))
    expect(canonical).toBe(alternate(locale))
    expect(alternate('x-default')).toBe(alternate('id'))
    const twin = await open(new URL(alternate(locale === 'id' ? 'en' : 'id')!).pathname)
    expect(twin.status).toBe(200)
    expect(twin.html).toContain(
      `rel="canonical" href="${alternate(locale === 'id' ? 'en' : 'id')}"`,
    )
  })

  test('is light: HTML, scripts and the number of requests', async () => {
    const { html } = await open(path)
    expect(gzipSync(html).length).toBeLessThan(25 * 1024)
    const requests =
      html.match(/<script src|rel="(?:stylesheet|icon|manifest|modulepreload)"/g) ?? []
    expect(requests.length).toBeLessThanOrEqual(8)
    for (const [picture] of html.matchAll(/<img[^>]*>/g)) {
      expect(picture).toMatch(/width="\d+"/)
      expect(picture).toMatch(/height="\d+"/)
      expect(picture).toMatch(/alt="/)
    }
  })

  test('its links to our own pages lead somewhere', async () => {
    const { html } = await open(path)
    const links = [...html.matchAll(/<a [^>]*href="(\/[^"#?]*)/g)].map(([, href]) => href!)
    const ours = /^(\/en)?\/(kategori|kecamatan|desa|toko|produk|wisata|peta)(\/|$)/
    const some = [...new Set(links.filter((href) => ours.test(href)))].slice(0, 8)
    for (const href of some) expect([href, (await open(href)).status]).toEqual([href, 200])
  })
})

test.each([
  '/produk/tidak-ada',
  '/wisata/tidak-ada',
  '/produk/homestay-pantai-serang',
  '/toko/tidak-ada',
  '/kategori/tidak-ada',
  '/kecamatan/tidak-ada',
  '/desa/99.99.99.9999',
  '/desa/11.01.01.2001',
  "/desa/35.05.04.2013'--",
  '/produk/%3Cscript%3E',
])('%s is not found, in both languages, and leads on', async (path) => {
  for (const address of [path, `/en${path}`]) {
    const { status, html } = await open(address)
    expect(status).toBe(404)
    expect(html).toContain('name="robots" content="noindex')
    expect(html).toMatch(/href="(\/en)?\/(cari|peta)"/)
    expect(html).not.toContain('<script>')
  }
})

test('a missing product shows what its address sounds like', async () => {
  const { html } = await open('/produk/kopi-robusta-yang-dulu')
  expect(html).toMatch(/href="\/produk\/kopi-robusta/)
})

test('the ten digits of a village without dots lead to its page', async () => {
  const { status, headers } = await open('/desa/3505042013')
  expect([status, headers.get('location')]).toEqual([301, '/desa/35.05.04.2013'])
})

describe('what can be done on a product page', () => {
  test('a size is chosen and put into the cart by a plain form', async () => {
    const { html } = await open('/produk/gula-semut-kelapa-500-g')
    const form =
      /<form method="post" action="\/keranjang\/tambah".*?<\/form>/s.exec(html)?.[0] ?? ''
    const names = [...form.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)
    expect(new Set(names)).toEqual(new Set(['variantId', 'quantity']))
    expect(form.match(/type="radio"/g)).toHaveLength(3)
    expect(form).toMatch(/Rp\d+\.\d{3}\/kg/)
  })

  test('what is sold out or closed offers no button, and says why', async () => {
    const soldOut = await open('/produk/madu-klanceng-250-ml')
    expect(soldOut.html).toContain('Sedang habis')
    expect(soldOut.html).toContain('schema.org/OutOfStock')
    const closed = await open('/produk/gula-aren-cetak-1-kg')
    expect(closed.html).toMatch(/Buka lagi \d+ [A-Z][a-z]+ \d{4}/)
    for (const { html } of [soldOut, closed]) expect(html).not.toContain('/keranjang/tambah')
  })

  test('a question on WhatsApp names the thing and nobody, and no stranger’s number', async () => {
    const { html } = await open('/wisata/homestay-pantai-serang')
    const links = [...html.matchAll(/href="(https:\/\/wa\.me\/[^"]*)"/g)].map(([, href]) => href!)
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(link).toMatch(/^https:\/\/wa\.me\/\?text=/)
  })
})

describe('hostile texts', () => {
  const title = `Kopi "</script><script>alert(1)</script><!-- <b>&amp;'`

  test('a title cannot leave its place in text, attributes or data', async () => {
    await pool.query(
      `UPDATE listings SET title_id = $1, title_en = $1, description_id = $1
       WHERE slug = 'kopi-lanang-modangan-150-g'`,
      [title],
    )
    await reindexAll()
    await expect
      .poll(async () => (await open('/produk/kopi-lanang-modangan-150-g')).html, {
        timeout: 30_000,
      })
      .toContain('alert(1)')
    for (const path of ['/produk/kopi-lanang-modangan-150-g', '/cari?q=lanang', '/kategori/kopi']) {
      const { html, status } = await open(path)
      expect(status).toBe(200)
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain('<b>')
      expect(html).toContain('alert(1)')
      for (const json of jsonLdOf(html)) expect(json).not.toMatch(/<!--|<\/?script/i)
    }
  })

  test('what was searched for stays text', async () => {
    const { html } = await open(`/cari?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`)
    expect(html).not.toContain('<img src=x')
  })
})

const jsonLdOf = (html: string) =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, json]) => json!,
  )

test('the data of a product can be read by machines', async () => {
  const { html } = await open('/en/produk/gula-semut-kelapa-500-g')
  const data = jsonLdOf(html).map((json) => JSON.parse(json))
  const product = data.find((each) => each['@type'] === 'Product')
  expect(product.offers).toHaveLength(3)
  expect(product.offers[0]).toMatchObject({
    priceCurrency: 'IDR',
    availability: 'https://schema.org/InStock',
  })
  expect(product.offers[0].price).toMatch(/^\d+$/)
  expect(data.find((each) => each['@type'] === 'BreadcrumbList').itemListElement).toHaveLength(4)
  const home = jsonLdOf((await open('/')).html).map((json) => JSON.parse(json))
  expect(home[0].potentialAction['@type']).toBe('SearchAction')
})

describe('the search page', () => {
  test('every filter in use is a chip that removes it, and is not for indexes', async () => {
    const { html } = await open(
      '/cari?q=kopi&jenis=produk&kecamatan=wlingi&harga=10000-90000&halal=1',
    )
    expect(html).toContain('name="robots" content="noindex, follow"')
    for (const label of ['Produk', 'Wlingi', 'Rp10.000–Rp90.000', 'Bersertifikat halal']) {
      expect(html).toContain(`aria-label="Hapus saringan ${label}"`)
    }
    expect((await open('/cari')).html).not.toContain('name="robots"')
  })

  test.each([
    ['harga=abc', 'Rentang harga tidak terbaca'],
    ['urut=password', 'Urutan itu tidak dikenal'],
    ['jenis=x', 'Jenis itu tidak dikenal'],
    ['kategori=tidak-ada', 'Kategori itu tidak dikenal'],
    ['kecamatan=tidak-ada', 'Kecamatan itu tidak dikenal'],
    ['hal=-1', 'Nomor halaman tidak terbaca'],
    ['hal=99999999999', 'Nomor halaman tidak terbaca'],
  ])('%s is left out, and the page says so', async (query, sentence) => {
    const { status, html } = await open(`/cari?${query}`)
    expect(status).toBe(200)
    expect(html).toContain(sentence)
    expect(html).toMatch(/href="\/produk\//)
  })

  test.each([
    'hal=400',
    "lang='||(select 1)--",
    'filter=village = 1 OR village != 1',
    'limit=100000',
    'minPrice=NaN&maxPrice=abc',
    'harga=99999999999999-1',
    `q=${'a'.repeat(3000)}`,
    'q=%F0%9F%8C%B6&hal=2&hal=3',
    'q=%27%22%5C%3B--',
    'tanggal=2026-99-99',
    'kategori=__proto__&jenis=constructor',
  ])('%s is answered with a page', async (query) => {
    expect((await open(`/cari?${query}`)).status).toBe(200)
  })

  test('a slip of the pen is mended and said; nothing found shows where to start', async () => {
    const slip = await open('/cari?q=batik%20tuls')
    expect(slip.html).toContain('href="/produk/batik-tulis')
    const nothing = await open('/cari?q=kulkas%20dua%20pintu%20xqzv')
    expect(nothing.status).toBe(200)
  })

  test('two price fields become one address', async () => {
    const { status, headers } = await open('/cari?q=kopi&dari=10.000&sampai=Rp50.000')
    expect([status, headers.get('location')]).toEqual([302, '/cari?q=kopi&harga=10000-50000'])
  })
})

describe('the map', () => {
  test('every kecamatan is a link with a name and a number, on the map and in the table', async () => {
    const { html } = await open('/peta')
    const svg = /<svg[^>]*role="group".*?<\/svg>/s.exec(html)?.[0] ?? ''
    expect(svg.match(/<a href="\/kecamatan\//g)).toHaveLength(22)
    expect(svg.match(/<title>Kecamatan [^<]+: \d+ tawaran<\/title>/g)).toHaveLength(22)
    expect(/<table.*<\/table>/s.exec(html)?.[0].match(/href="\/kecamatan\//g)).toHaveLength(22)
  })
})

describe('kept pages', () => {
  const slug = 'batik-tulis-bunga-jati-2-meter'
  const path = `/produk/${slug}`

  test('a page is kept, answers 304, and is made anew when its listing or shop changes', async () => {
    const first = await open(path)
    expect(first.headers.get('cache-control')).toContain('s-maxage=60')
    const etag = first.headers.get('etag')!
    expect((await open(path, { 'if-none-match': etag })).status).toBe(304)
    const { rows } = await pool.query<{ id: string; shop_id: string }>(
      'SELECT id, shop_id FROM listings WHERE slug = $1',
      [slug],
    )
    const { id, shop_id: shopId } = rows[0]!
    await pool.query(`UPDATE listings SET title_id = 'Batik Baru' WHERE id = $1`, [id])
    await expect.poll(async () => (await open(path)).html).toContain('Batik Baru')
    await pool.query(`UPDATE shops SET status = 'closed' WHERE id = $1`, [shopId])
    await expect.poll(async () => (await open(path)).html).toContain('sedang tutup')
  })

  test('a maker who pauses and a courier who costs more are seen at once as well', async () => {
    const other = '/produk/gula-semut-kelapa-500-g'
    const before = await open(other)
    const { rows } = await pool.query<{ maker_id: string; shop_id: string }>(
      'SELECT maker_id, shop_id FROM listings WHERE slug = $1',
      ['gula-semut-kelapa-500-g'],
    )
    const { maker_id: makerId, shop_id: shopId } = rows[0]!
    expect(before.html).not.toContain('77.777')
    await pool.query('UPDATE courier_rates SET price = 77777 WHERE shop_id = $1', [shopId])
    await expect.poll(async () => (await open(other)).html).toContain('77.777')
    await pool.query(`UPDATE makers SET status = 'paused' WHERE id = $1`, [makerId])
    await expect.poll(async () => (await open(other)).status).toBe(404)
  })

  test('what is not found is not kept', async () => {
    const { headers } = await open('/produk/tidak-ada')
    expect(headers.get('cache-control')).not.toContain('public')
  })
})

test('the help page has an English address of its own, and both know each other', async () => {
  for (const address of ['/bantuan', '/en/help']) {
    const { html } = await open(address)
    expect(html).toContain(`<link rel="canonical" href="${env.APP_URL}${address}"`)
    expect(html).toContain(`href="${env.APP_URL}/bantuan" hrefLang="id"`)
    expect(html).toContain(`href="${env.APP_URL}/en/help" hrefLang="en"`)
  }
  const moved = await open('/en/bantuan')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/en/help'])
  const { html: sitemap } = await open('/sitemap.xml')
  expect(sitemap).toContain(`<loc>${env.APP_URL}/bantuan</loc>`)
  expect(sitemap).toContain(`<loc>${env.APP_URL}/en/help</loc>`)
})

// A deadline that is changed in the rules changes here, without anybody thinking of it.
test('the help page says the deadlines that the rules keep', async () => {
  const { html } = await open('/bantuan')
  expect(html).toContain(`${acceptWithinHours} jam`)
  expect(html).toContain(`${holdMinutes} menit`)
  expect(html).toContain(`kecuali ${buyerWaitsDays} hari kemudian`)
  expect(html).not.toMatch(/segera hadir/i)
})

test('the sitemap lists every page once in each language, and they exist', async () => {
  const { html, headers } = await open('/sitemap.xml')
  expect(headers.get('content-type')).toContain('application/xml')
  const all = [...html.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => new URL(loc!).pathname)
  expect(new Set(all).size).toBe(all.length)
  expect(all.filter((each) => each.startsWith('/en')).length).toBe(all.length / 2)
  expect(all.filter((each) => each.startsWith('/desa/'))).toHaveLength(248)
  for (const each of all.filter((_, index) => index % 97 === 0)) {
    expect([each, (await open(each)).status]).toEqual([each, 200])
  }
  expect((await open('/sitemap.xml?bagian=99')).status).toBe(404)
})

// Make the sitemap anew for each visit and this is red.
test('the sitemap is made once for all who ask in the same minute', async () => {
  await Promise.all(['', '?bagian=1', '?bagian=2'].map((part) => open(`/sitemap.xml${part}`)))
  const asked = vi.spyOn(readPool, 'query')
  const paths = ['', '?bagian=1', '?bagian=2', '?bagian=77', '?bagian=78', '?utm=x']
  const answers = await Promise.all(paths.map((part) => open(`/sitemap.xml${part}`)))
  const texts = asked.mock.calls.map(([text]) => String(text))
  asked.mockRestore()
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404, 200])
  expect(texts.filter((text) => /\b(listings|shops|categories|villages)\b/.test(text))).toEqual([])
})

test('scripts and styles of public pages stay small', () => {
  expect(gzipSync(readFileSync('public/enhance.js')).length).toBeLessThan(3 * 1024)
  const assets = 'build/client/assets'
  const styles = existsSync(assets)
    ? readdirSync(assets).filter((name) => name.endsWith('.css'))
    : []
  for (const name of styles) {
    expect(gzipSync(readFileSync(`${assets}/${name}`)).length).toBeLessThan(15 * 1024)
  }
})

test('a form of a hundred thousand fields is refused before it is read', async () => {
  const answer = await fetch(`${site.origin}/keranjang/tambah`, {
    method: 'POST',
    headers: {
      Origin: env.APP_URL,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'a&'.repeat(100_000),
  })
  expect(answer.status).toBe(400)
})
