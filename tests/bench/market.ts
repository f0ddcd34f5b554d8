import pg from 'pg'

/** Addresses of one market that are asked for in turn, so that no single row stays warm. */
export type HotPages = Record<'home' | 'category' | 'product' | 'search', readonly string[]>

const searches = [
  'kopi',
  'kopi robusta',
  'keripik singkong',
  'gula kelapa',
  'sambel pecel',
  'kpi bubuk',
  'opak gambr',
  'batik tulis',
  'madu',
  'sangkar burung',
  'jenang',
  'wisata pantai',
]

export async function hotPagesOf(databaseUrl: string): Promise<HotPages> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const categories = await client.query<{ slug: string }>(
    `SELECT category_slug AS slug FROM listings WHERE kind = 'product' AND status = 'live'
     GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 6`,
  )
  // Every market is a longer version of the smaller one, so these listings are in all of them.
  const products = await client.query<{ slug: string }>(
    `SELECT slug FROM listings WHERE kind = 'product' AND status = 'live' ORDER BY id LIMIT 24`,
  )
  await client.end()
  return {
    home: ['/'],
    category: categories.rows.map(({ slug }) => `/kategori/${slug}`),
    product: products.rows.map(({ slug }) => `/produk/${slug}`),
    search: searches.map((text) => `/cari?${new URLSearchParams({ q: text })}`),
  }
}

/** The same searches below a price that nothing reaches, another one each time: nobody has asked it before. */
export function newSearches(): () => string {
  let asked = 0
  return () => {
    const q = searches[asked % searches.length] ?? ''
    return uncached(`/cari?${new URLSearchParams({ q, harga: `-${10_000_000 + asked++}` })}`)
  }
}

/** A parameter that the page cache does not know makes it step aside; the pages ignore it. */
export function uncached(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}bench=1`
}
