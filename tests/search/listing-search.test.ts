import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { countRecentSales } from '#app/features/catalog/count-sales.server.ts'
import { listingTag } from '#app/features/catalog/page-tags.ts'
import { reindexAll, reindexChanged } from '#app/features/search/commands.server.ts'
import { searchEngine } from '#app/server/search-engine.server.ts'
import { parseSearchFilters } from '#app/features/search/filters.ts'
import { searchListings, suggestListings } from '#app/features/search/queries.server.ts'
import { reindexChangedJob } from '#app/jobs/reindex-changed.server.ts'
import { pool } from '#app/server/db.server.ts'
import { publicMemory } from '#app/server/public-memory.server.ts'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import { seed } from '#prisma/seed/seed.ts'
import { describeSearchQuality } from '#tests/search/quality.ts'
import { withinMs } from '#tests/money/random.ts'

beforeAll(async () => {
  await seed({ demo: true, log: () => undefined })
  await reindexAll()
}, withinMs(120_000))

const search = (query: string) =>
  searchListings(parseSearchFilters(new URLSearchParams(query)), 'id')

async function anyListing(where: string): Promise<{ id: string; shopId: string; title: string }> {
  const { rows } = await pool.query(
    `SELECT l.id, l.shop_id AS "shopId", l.title_id AS title FROM listings l WHERE ${where} LIMIT 1`,
  )
  return rows[0]
}

test('every live listing of the story can be found', async () => {
  const { rows } = await pool.query<{ live: number }>(
    `SELECT count(*)::int AS live FROM listings l JOIN shops s ON s.id = l.shop_id
     JOIN makers m ON m.id = l.maker_id
     WHERE l.status = 'live' AND s.status <> 'suspended' AND m.status = 'active'`,
  )
  const { total, cards, pages } = await search('')
  expect(total).toBe(rows[0]!.live)
  expect(cards).toHaveLength(24)
  expect(pages).toBe(Math.ceil(total / 24))
})

test('facets carry labels, and choosing one shows as many as it says', async () => {
  const { facets } = await search('q=kopi')
  const doko = facets.kecamatan.find(({ label }) => label === 'Doko')!
  const chosen = await search(`q=kopi&kecamatan=${doko.value}`)
  expect(chosen.total).toBe(doko.count)
  expect(chosen.cards.every(({ district }) => district.name === 'Doko')).toBe(true)
  expect(chosen.facets.desa.length).toBeGreaterThan(0)
  expect(chosen.facets.kecamatan.find(({ value }) => value === doko.value)?.isChosen).toBe(true)
  const kopi = facets.kategori.find(({ value }) => value === 'kopi')!
  expect(kopi).toMatchObject({ label: 'Kopi', parent: 'kopi-teh-cokelat' })
  expect((await search('q=kopi&kategori=kopi')).total).toBe(kopi.count)
})

test('a slip is mended and said', async () => {
  const { readAs, match, cards } = await search('q=madu+hutn')
  expect([match, readAs]).toEqual(['corrected', 'madu hutan'])
  expect(cards[0]?.title.id).toBe('Madu Hutan Panggungrejo 500 ml')
})

test('the price is the lowest active one', async () => {
  const { cards } = await search('q=kopi&urut=termurah&tersedia=1')
  const prices = cards.map(({ price }) => price)
  expect(prices).toEqual(prices.toSorted((a, b) => Number(a - b)))
  const { cards: cheap, total } = await search('q=kopi&harga=-30.000')
  expect(cheap.every(({ price }) => price <= 30_000n)).toBe(true)
  expect(cheap).toHaveLength(total)
})

test('a change of the table reaches the index, though nobody said so', async () => {
  const { id } = await anyListing("l.title_id LIKE 'Geti%'")
  await pool.query(`UPDATE listings SET title_id = 'Geti Zamrud 200 g' WHERE id = $1`, [id])
  await reindexChangedJob()
  expect((await search('q=zamrud')).cards.map(({ title }) => title.id)).toEqual([
    'Geti Zamrud 200 g',
  ])
  await pool.query(`UPDATE listings SET title_id = 'Geti Wijen Kacang 200 g' WHERE id = $1`, [id])
  await reindexChanged()
  expect((await search('q=zamrud')).cards).toEqual([])
})

test('only what the index holds is noted, and every note is worked off', async () => {
  const { id } = await anyListing("l.title_id LIKE 'Geti%'")
  const noted = async () =>
    (await pool.query('SELECT DISTINCT listing_id FROM search_changes')).rows.length
  await reindexChanged()
  await pool.query(`UPDATE variants SET on_hand = on_hand + 1 WHERE listing_id = $1`, [id])
  await pool.query(`UPDATE listings SET updated_at = now(), unit = unit WHERE id = $1`, [id])
  expect(await noted()).toBe(0)
  await pool.query(`UPDATE variants SET price = price + 1000 WHERE listing_id = $1`, [id])
  expect(await noted()).toBe(1)
  await reindexChanged()
  expect(await noted()).toBe(0)
})

test('what an engine that is down did not take is kept and brought again', async () => {
  const { id } = await anyListing("l.title_id LIKE 'Geti%'")
  await reindexChanged()
  await pool.query(`UPDATE variants SET price = price + 1000 WHERE listing_id = $1`, [id])
  const down = vi.spyOn(searchEngine(), 'index').mockRejectedValue(new Error('refused'))
  onTestFinished(() => down.mockRestore())
  const noted = async () =>
    (await pool.query('SELECT DISTINCT listing_id FROM search_changes')).rows.length
  await expect(reindexChanged()).rejects.toThrow('refused')
  expect(await noted()).toBe(1)
  down.mockRestore()
  await reindexChanged()
  expect(await noted()).toBe(0)
})

test('changes wait while the whole index is written anew', async () => {
  const { id } = await anyListing("l.title_id LIKE 'Geti%'")
  await reindexChanged()
  const index = vi.spyOn(searchEngine(), 'index')
  const rebuild = vi.spyOn(searchEngine(), 'rebuild').mockImplementation(async () => {
    await pool.query(`UPDATE variants SET price = price - 1000 WHERE listing_id = $1`, [id])
    await reindexChanged()
    expect(index).not.toHaveBeenCalled()
    return { documents: 0 }
  })
  onTestFinished(() => void vi.restoreAllMocks())
  await reindexAll()
  expect(rebuild).toHaveBeenCalledOnce()
  await reindexChanged()
  expect(index).toHaveBeenCalledOnce()
})

test('what was sold in 90 days is counted, without what was called off', async () => {
  await pool.query(`UPDATE listings SET sold_recently = 4711`)
  await countRecentSales()
  const { rows } = await pool.query<{ sold_recently: number; pieces: number }>(
    `SELECT l.sold_recently, coalesce(sum(line.quantity) FILTER (WHERE o.status NOT IN
       ('awaitingPayment', 'cancelled') AND o.created_at > now() - interval '90 days'), 0)::int AS pieces
     FROM listings l LEFT JOIN variants v ON v.listing_id = l.id AND v.add_on_capacity IS NULL
     LEFT JOIN order_lines line ON line.variant_id = v.id LEFT JOIN orders o ON o.id = line.order_id
     GROUP BY l.id`,
  )
  expect(rows.filter(({ sold_recently: counted, pieces }) => counted !== pieces)).toEqual([])
  expect(rows.some(({ pieces }) => pieces > 0)).toBe(true)
})

test('a listing that is hidden cannot be found any more', async () => {
  const { id, title } = await anyListing("l.status = 'live' AND l.title_id LIKE 'Jenang Sirsak%'")
  await pool.query(`UPDATE listings SET status = 'hidden' WHERE id = $1`, [id])
  await reindexChanged()
  const titles = (await search('q=jenang+sirsak')).cards.map((card) => card.title.id)
  expect(titles).not.toContain(title)
  await pool.query(`UPDATE listings SET status = 'live' WHERE id = $1`, [id])
  await reindexChanged()
})

test('a suspended shop is found nowhere, a closed one stays but is not available', async () => {
  const { id, shopId, title } = await anyListing("l.title_id LIKE 'Madu Klanceng%'")
  const become = async (status: string) => {
    await pool.query('UPDATE shops SET status = $2::"ShopStatus" WHERE id = $1', [shopId, status])
    await reindexChanged()
  }
  await become('suspended')
  expect((await search('q=madu+klanceng')).cards.map((card) => card.title.id)).not.toContain(title)
  await become('closed')
  expect((await search('q=madu+klanceng')).cards[0]).toMatchObject({ state: 'shopClosed' })
  expect(
    (await search('q=madu+klanceng&tersedia=1')).cards.map((card) => card.title.id),
  ).not.toContain(title)
  await become('open')
  expect(id).toBeTruthy()
})

test('suggestions come in the language of the page', async () => {
  expect(await suggestListings('kop', 'en')).toContainEqual(
    expect.objectContaining({ type: 'category', text: 'Coffee' }),
  )
})

describeSearchQuality('the sample story', async () => {
  const { rows } = await pool.query<{ id: string; title_id: string; title_en: string }>(
    "SELECT id, title_id, title_en FROM listings WHERE status = 'live'",
  )
  const listings = rows.map((row) => ({
    id: row.id,
    title: { id: row.title_id, en: row.title_en },
  }))
  return { engine: postgresSearch(pool), listings }
})

test('the same search of many is looked for once, until a listing it shows changes', async () => {
  publicMemory.hear(true)
  onTestFinished(() => publicMemory.hear(false))
  const first = await search('q=kopi')
  expect(await search('q=+KOPI')).toBe(first)
  expect(await search('q=kopi&urut=termurah')).not.toBe(first)
  publicMemory.drop([listingTag(first.cards[0]!.id)])
  expect(await search('q=kopi')).not.toBe(first)
})
