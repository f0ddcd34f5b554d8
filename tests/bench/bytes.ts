import { gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import pg from 'pg'
import type { Finding, Row } from './report.ts'
import type { Setting } from './setting.ts'
import { storyDatabase } from './stage.ts'

/** In kilobytes as they come over the wire with gzip; browsers that take brotli get less. */
const most = { html: 25, css: 15, js: 3 }

const mostRequests = 8

type Weight = { page: string; html: number; css: number; js: number; requests: number }

/** What a first visit of each public page brings, pictures aside, with the sample story in it. */
export async function benchBytes({ stage, startSite }: Setting): Promise<Finding> {
  const site = await startSite(storyDatabase)
  const weights: Weight[] = []
  const parts = new Map<string, number>()
  const sizeOf = async (address: string) => {
    const known = parts.get(address)
    if (known !== undefined) return known
    const { bytes } = await fetchZipped(site.port, address)
    parts.set(address, bytes)
    return bytes
  }
  for (const [page, address] of await publicPages(stage.url(storyDatabase))) {
    const { bytes, text } = await fetchZipped(site.port, address)
    const styles = matches(text, /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)
    const scripts = matches(text, /<script[^>]+src="([^"]+)"/g)
    const sums = await Promise.all(
      [styles, scripts].map(async (list) => {
        const sizes = await Promise.all(list.map(sizeOf))
        return sizes.reduce((sum, size) => sum + size, 0)
      }),
    )
    const [css = 0, js = 0] = sums
    weights.push({ page, html: bytes, css, js, requests: 1 + styles.length + scripts.length })
  }
  await site.server.stop()
  const rows = (['html', 'css', 'js'] as const).map((kind) => rowOf(kind, weights))
  const requests = Math.max(...weights.map((weight) => weight.requests))
  rows.push({
    bench: 'bytes',
    what: 'requests before pictures, at most',
    measured: String(requests),
    target: `≤ ${mostRequests}`,
    isMet: requests <= mostRequests,
    note: 'the page, its styles and scripts',
  })
  return { rows, details: weights, appendix: asAppendix(weights) }
}

function rowOf(kind: keyof typeof most, weights: readonly Weight[]): Row {
  const [heaviest] = weights.toSorted((a, b) => b[kind] - a[kind])
  const bytes = heaviest?.[kind] ?? 0
  return {
    bench: 'bytes',
    what: `${kind.toUpperCase()} of the heaviest public page`,
    measured: `${kilobytes(bytes)} KB`,
    target: `≤ ${most[kind]} KB`,
    isMet: bytes <= most[kind] * 1024,
    note: `${heaviest?.page}; gzip, without pictures`,
  }
}

function asAppendix(weights: readonly Weight[]): string {
  const lines = weights.map(
    ({ page, html, css, js, requests }) =>
      `  ${page.padEnd(20)} html ${kilobytes(html).padStart(5)}  css ${kilobytes(css).padStart(5)}  js ${kilobytes(js).padStart(5)}  requests before pictures ${requests}`,
  )
  return ['Kilobytes of each page, gzip:', ...lines].join('\n')
}

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1)

async function publicPages(databaseUrl: string): Promise<[string, string][]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<
    Record<'product' | 'trip' | 'shop' | 'village' | 'district', string>
  >(
    `SELECT
       (SELECT slug FROM listings WHERE kind = 'product' ORDER BY length(description_id) DESC LIMIT 1) AS product,
       (SELECT slug FROM listings WHERE kind = 'experience' ORDER BY length(description_id) DESC LIMIT 1) AS trip,
       (SELECT s.slug FROM shops s JOIN listings l ON l.shop_id = s.id GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) AS shop,
       (SELECT village_code FROM listings GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) AS village,
       (SELECT d.slug FROM districts d JOIN villages v ON v.district_code = d.code
        JOIN listings l ON l.village_code = v.code GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) AS district`,
  )
  const { rows: categories } = await client.query<{ slug: string }>(
    'SELECT category_slug AS slug FROM listings GROUP BY 1 ORDER BY count(*) DESC LIMIT 1',
  )
  await client.end()
  const [row] = rows
  return [
    ['home', '/'],
    ['home in English', '/en'],
    ['search', '/cari?q=kopi'],
    ['search without text', '/cari'],
    ['search, no hit', '/cari?q=zzqxwv'],
    ['category', `/kategori/${categories[0]?.slug}`],
    ['kecamatan', `/kecamatan/${row?.district}`],
    ['village', `/desa/${row?.village}`],
    ['shop', `/toko/${row?.shop}`],
    ['product', `/produk/${row?.product}`],
    ['experience', `/wisata/${row?.trip}`],
    ['map', '/peta'],
    ['empty cart', '/keranjang'],
    ['sign in', '/masuk'],
    ['sign up', '/daftar'],
  ]
}

function fetchZipped(port: number, path: string): Promise<{ bytes: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ bytes: number; text: string }>()
  const headers = { 'accept-encoding': 'gzip' }
  request({ host: '127.0.0.1', port, path, headers }, (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('end', () => {
      const body = Buffer.concat(chunks)
      const isZipped = response.headers['content-encoding'] === 'gzip'
      if (response.statusCode !== 200) return reject(new Error(`${path}: ${response.statusCode}`))
      resolve({ bytes: body.length, text: (isZipped ? gunzipSync(body) : body).toString() })
    })
  })
    .on('error', reject)
    .end()
  return promise
}

function matches(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, address = '']) => address).filter((address) =>
    address.startsWith('/'),
  )
}
