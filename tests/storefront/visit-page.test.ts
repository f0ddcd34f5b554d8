import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { formatRupiah, rupiah } from '#app/core/rupiah.ts'
import { addDays } from '#app/features/bookings/calendar-date.ts'
import { listCardsNear, nearQuery } from '#app/features/catalog/near-queries.server.ts'
import { pool } from '#app/server/db.server.ts'
import { publicMemory } from '#app/server/public-memory.server.ts'
import { seed } from '#prisma/seed/seed.ts'
import { inDays } from '#tests/factories/experiences.ts'
import { startStorefront } from './site.ts'
import { withinMs } from '#tests/money/random.ts'

let site: Awaited<ReturnType<typeof startStorefront>>

beforeAll(async () => {
  await seed({ demo: true, log: () => undefined })
  site = await startStorefront()
}, withinMs(240_000))

afterAll(() => site.stop())

const open = async (path: string) => (await fetch(site.origin + path)).text()

/** Anything; what it is like, the tests say. */
type Data = ReturnType<typeof JSON.parse>

const dataOf = (html: string): Data[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
    .map(([, json]) => JSON.parse(json!) as Data)
    .filter((each) => each['@type'] !== 'BreadcrumbList')

const inStock = 'https://schema.org/InStock'
const soldOut = 'https://schema.org/SoldOut'
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/

/** What schema.org and Google ask of an offer, and that nothing else than the page says it. */
function expectOffer(offer: Data, html: string): void {
  expect(offer).toMatchObject({ '@type': 'Offer', priceCurrency: 'IDR' })
  expect(html).toContain(formatRupiah(rupiah(Number(offer.price))))
  expect([inStock, soldOut]).toContain(offer.availability)
  expect(offer.validThrough).toMatch(moment)
  expect(offer.url).toMatch(/^http.*\/wisata\/[\w-]+\/kalender/)
}

function expectPlace(place: Data): void {
  expect(place.address).toMatchObject({
    '@type': 'PostalAddress',
    addressRegion: 'Kabupaten Blitar, Jawa Timur',
    addressCountry: 'ID',
  })
  expect(place.geo.latitude).toBeLessThan(-7)
  expect(place.geo.longitude).toBeGreaterThan(111)
}

describe('what machines read', () => {
  test('a homestay is a lodging with its rooms and an offer by the night', async () => {
    const html = await open('/wisata/homestay-pantai-serang')
    const [lodging, ...rest] = dataOf(html)
    expect(rest).toEqual([])
    expect(lodging).toMatchObject({
      '@type': 'LodgingBusiness',
      name: 'Homestay Pantai Serang',
      priceRange: expect.stringMatching(/^Rp350\.000 – Rp4\d0\.000$/),
      checkoutTime: '12:00:00',
    })
    expectPlace(lodging!)
    expect(lodging!.containsPlace).toHaveLength(5)
    expect(lodging!.containsPlace[0]).toMatchObject({
      '@type': 'Accommodation',
      name: 'Kamar Melati',
      occupancy: { maxValue: 2 },
    })
    expectOffer(lodging!.makesOffer[0], html)
    // A sample shop's number may be a stranger's.
    expect(lodging).not.toHaveProperty('telephone')
  })

  // Say one regency for all, and this is red.
  test('a place is in the regency and the province of its village', async () => {
    const slug = 'tiket-pantai-gondo-mayit'
    const elsewhere = `(SELECT code FROM villages WHERE code LIKE '51.%' ORDER BY code LIMIT 1)`
    const home = await pool.query<{ code: string }>(
      'SELECT village_code AS code FROM listings WHERE slug = $1',
      [slug],
    )
    const move = (code: string, values: unknown[]) =>
      pool.query(`UPDATE listings SET village_code = ${code} WHERE slug = $1`, values)
    await move(elsewhere, [slug])
    const [place] = dataOf(await open(`/wisata/${slug}?di=bali`))
    expect(place!.address.addressRegion).toMatch(/^Kabupaten .+, Bali$/)
    await move('$2', [slug, home.rows[0]!.code])
  })

  test('a ticket is an attraction with an offer for each kind of visitor', async () => {
    const html = await open('/en/wisata/tiket-masuk-pantai-serang')
    const [attraction] = dataOf(html)
    expect(attraction!['@type']).toContain('TouristAttraction')
    expectPlace(attraction!)
    expect(attraction!.offers.map(({ name }: Data) => name)).toEqual([
      'Adult',
      'Child',
      'Foreign visitor',
    ])
    for (const offer of attraction!.offers) expectOffer(offer, html)
    expect(attraction!.offers[0].availabilityStarts).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('a trip has its next times as events, on the clock of the place', async () => {
    const html = await open('/wisata/tubing-sungai-lekso')
    const [trip, ...events] = dataOf(html)
    expect(trip!['@type']).toContain('TouristTrip')
    expectPlace(trip!.itinerary)
    expect(events).toHaveLength(6)
    for (const event of events) {
      expect(event).toMatchObject({ '@type': 'Event', location: { '@type': 'Place' } })
      expect(event.startDate).toMatch(/T(08|10|13|15):00:00\+07:00$/)
      expect(Date.parse(event.endDate)).toBeGreaterThan(Date.parse(event.startDate))
      expect(Date.parse(event.offers.validThrough)).toBeLessThan(Date.parse(event.startDate))
      expect(event.offers.url).toContain(`tanggal=${event.startDate.slice(0, 10)}`)
      expectPlace(event.location)
    }
  })

  test('what happens once is an event and nothing else', async () => {
    const data = dataOf(await open('/wisata/festival-budaya-serang'))
    expect(data.length).toBeGreaterThan(0)
    for (const event of data) {
      expect(event['@type']).toBe('Event')
      expect(event.startDate).toMatch(/T15:00:00\+07:00$/)
      expect(event.endDate).toMatch(/T22:00:00\+07:00$/)
    }
  })

  test('is sold out when no day is free, and says so on the page', async () => {
    const slug = 'tiket-pantai-pangi'
    await pool.query(
      `INSERT INTO experience_dates (id, listing_id, date, is_open)
       SELECT gen_random_uuid(), l.id, day, false
       FROM listings l, generate_series($2::date, $3::date, '1 day') day WHERE l.slug = $1`,
      [slug, inDays(-1), inDays(181)],
    )
    const html = await open(`/wisata/${slug}`)
    expect(html).toContain('Tidak ada hari kosong di bulan ini')
    expect(html).toContain('belum ada hari yang dapat dipesan')
    const [attraction] = dataOf(html)
    for (const offer of attraction!.offers) {
      expect(offer.availability).toBe(soldOut)
      expect(offer).not.toHaveProperty('availabilityStarts')
    }
  })

  test('claims nothing that can be bought of a closed shop or of what is only asked for', async () => {
    const closed = dataOf(await open('/wisata/homestay-desa-tulungrejo'))
    expect(closed[0]!.makesOffer[0].availability).toBe('https://schema.org/OutOfStock')
    await pool.query(
      `UPDATE experiences SET mode = 'groupOnRequest', capacity = 1, duration_minutes = 60
       WHERE listing_id = (SELECT id FROM listings WHERE slug = 'tiket-pantai-pasur')`,
    )
    const asked = dataOf(await open('/wisata/tiket-pantai-pasur'))
    for (const offer of asked[0]!.offers) expect(offer).not.toHaveProperty('availability')
  })

  test('a hostile title stays inside its script', async () => {
    const title = `Tur "</script><script>alert(1)</script><!--`
    await pool.query('UPDATE listings SET title_id = $1 WHERE slug = $2', [
      title,
      'tur-candi-sawentar',
    ])
    const html = await open('/wisata/tur-candi-sawentar')
    expect(html).not.toContain('<script>alert')
    expect(dataOf(html)[0]!.name).toBe(title)
  })
})

describe('the page of an experience', () => {
  test('says what is to be known, in both languages, and where the way leads', async () => {
    const html = await open('/wisata/susur-gua-grontol')
    for (const text of [
      'Helm dan lampu kepala',
      'mulai 12 tahun',
      '3 jam',
      'Balai dusun Grontol',
    ]) {
      expect(html).toContain(text)
    }
    expect(html).toMatch(/google\.com\/maps\/dir\/\?api=1&amp;destination=-8\.\d+%2C112\.\d+/)
    expect(await open('/en/wisata/susur-gua-grontol')).toContain('Helmet and head lamp')
  })

  test('loads nothing from anywhere else', async () => {
    const html = await open('/wisata/susur-gua-grontol')
    const loaded = [...html.matchAll(/(?:src|srcSet)="([^"]+)"/gi)].map(([, url]) => url!)
    for (const url of loaded) expect(url).toMatch(/^\//)
  })

  test.each(['tiket-masuk-pantai-serang', 'homestay-pantai-serang', 'tubing-sungai-lekso'])(
    '%s is light, and asks the database twice one after the other',
    async (slug) => {
      publicMemory.clear()
      const { html, trips } = await countRoundTrips(() => open(`/wisata/${slug}?baru=${slug}`))
      expect(trips).toBe(2)
      expect(gzipSync(html).length).toBeLessThan(25 * 1024)
    },
  )

  test('a day that becomes full is seen at once, though the page is kept', async () => {
    const path = '/wisata/tiket-konservasi-ikan-bader-jugo'
    const before = await open(path)
    const day = addDays(inDays(0), 8)
    const link = `tanggal=${day}#pesan`
    expect(before).toContain(link)
    const of = '(SELECT id FROM listings WHERE slug = $1)'
    const values = ['tiket-konservasi-ikan-bader-jugo', day]
    await pool.query(
      `INSERT INTO slots (id, listing_id, date, capacity)
       SELECT gen_random_uuid(), listing_id, $2, capacity FROM experiences WHERE listing_id = ${of}
       ON CONFLICT DO NOTHING`,
      values,
    )
    await pool.query(
      `UPDATE slots SET sold = capacity, held = 0 WHERE listing_id = ${of} AND date = $2`,
      values,
    )
    const isOffered = async () => (await open(path)).includes(link)
    await expect.poll(isOffered).toBe(false)
  })
})

describe('near here', () => {
  const serang = '35.05.13.2001'
  const near = { villageCode: serang, kinds: ['experience', 'product'] as const, limit: 8 }

  test('the things of the village come first, then those of the nearest ones', async () => {
    const cards = await listCardsNear({ ...near, exceptSlug: 'tiket-masuk-pantai-serang' })
    expect(cards).toHaveLength(8)
    expect(cards.map(({ slug }) => slug)).not.toContain('tiket-masuk-pantai-serang')
    const { rows } = await pool.query<{ code: string; distance: number }>(
      `SELECT v.code, point(v.lon, v.lat) <-> point(here.lon, here.lat) AS distance
       FROM villages v, villages here WHERE here.code = $1 AND v.lat IS NOT NULL`,
      [serang],
    )
    const far = new Map(rows.map(({ code, distance }) => [code, Number(distance)]))
    const distances = cards.map(({ village }) => far.get(village.code)!)
    expect(distances).toEqual(distances.toSorted((a, b) => a - b))
    expect(distances[0]).toBe(0)
    expect(distances.at(-1)).toBeGreaterThan(0)
  })

  test('shows no closed shop, nothing sold out and only the kinds asked for', async () => {
    const goods = await listCardsNear({ ...near, kinds: ['product'] })
    expect(goods.length).toBeGreaterThan(0)
    expect(new Set(goods.map(({ kind, state }) => `${kind} ${state}`))).toEqual(
      new Set(['product available']),
    )
    expect(await listCardsNear({ ...near, villageCode: '00.00.00.0000' })).toEqual([])
  })

  test('walks by index from the nearest village on, and reads neither all villages nor all listings', async () => {
    await pool.query('ANALYZE villages; ANALYZE listings')
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>({
      text: `EXPLAIN ${nearQuery}`,
      values: [serang, '', ['experience', 'product'], 8],
    })
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('villages_place_idx')
    expect(plan).not.toMatch(/Seq Scan on villages v\b/)
  })
})

describe('what is to be known', () => {
  test.each([
    ['one language says more than the other', `bring_en = bring_en || ARRAY['Water']`],
    ['a language nobody speaks here', `languages = '{fr}'`],
    ['half a place', 'lat = -8'],
    ['an age of a hundred', 'minimum_age = 100'],
    ['a warning in one language', `health_id = 'Awas', health_en = ''`],
  ])('%s is refused by the database', async (_name, change) => {
    await expect(
      pool.query(`UPDATE experience_facts SET ${change} WHERE listing_id =
        (SELECT id FROM listings WHERE slug = 'tubing-sungai-lekso')`),
    ).rejects.toThrow('experience_facts_check')
  })
})

/** How often the database was waited for, one after the other; what is asked side by side counts once. */
async function countRoundTrips(
  visit: () => Promise<string>,
): Promise<{ html: string; trips: number }> {
  let running = 0
  let trips = 0
  const ask = pg.Client.prototype.query as (...parts: unknown[]) => unknown
  const count = function (this: pg.Client, ...parts: unknown[]) {
    if (running++ === 0) trips++
    const answered = parts.at(-1)
    if (typeof answered !== 'function') {
      return (ask.apply(this, parts) as Promise<unknown>).finally(() => running--)
    }
    const tell = (...answer: unknown[]) => {
      running--
      answered(...answer)
    }
    return ask.apply(this, [...parts.slice(0, -1), tell])
  }
  const spy = vi
    .spyOn(pg.Client.prototype, 'query')
    .mockImplementation(count as typeof pg.Client.prototype.query)
  try {
    const html = await visit()
    return { html, trips }
  } finally {
    spy.mockRestore()
  }
}
