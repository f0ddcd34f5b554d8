import { beforeAll, describe, expect, test } from 'vitest'
import type {
  FreeOn,
  SearchDocument,
  SearchEngine,
  SearchFilters,
  SearchOpening,
  SearchSort,
} from '#integrations/search/search-engine.ts'
import { catalogDocuments as documents, firstDay, idOf } from '#tests/search/catalog-documents.ts'

/** The filter in its plainest words. */
function has(opening: SearchOpening, { date, nights, people, now }: FreeOn): boolean {
  const midnight = Date.parse(`${date}T00:00Z`)
  const minute = (now.getTime() - midnight) / 60_000
  const day = (midnight - Date.parse(`${opening.firstDay}T00:00Z`)) / 86_400_000
  const party = people ?? opening.people.minimum
  return (
    (nights === null ? opening.isUsual : opening.nights === 0 || opening.nights === nights) &&
    opening.bookable.fromMinute <= minute &&
    minute <= opening.bookable.untilMinute &&
    opening.people.minimum <= party &&
    party <= opening.people.maximum &&
    (opening.room[day] ?? 0) >= party
  )
}

/** Usual ones, and half a minute before and after a day can be booked. */
const moments = [
  '2026-11-28T02:00Z',
  '2026-12-01T05:00:30Z',
  '2026-12-07T12:00Z',
  '2026-11-10T23:59:30Z',
]

/** What every engine owes. `make` gives one that is empty. */
export function describeSearchEngine(name: string, make: () => Promise<SearchEngine>): void {
  describe(`${name} keeps the contract`, () => {
    let engine: SearchEngine
    const byId = new Map(documents.map((document) => [document.id, document]))

    beforeAll(async () => {
      engine = await make()
      await engine.rebuild(() => inBatches(documents))
    }, 60_000)

    type Wish = { filters?: SearchFilters; sort?: SearchSort; page?: number; perPage?: number }
    const search = (text: string, wish: Wish = {}) =>
      engine.search({ text, filters: {}, sort: 'relevance', page: 1, perPage: 24, ...wish })
    const idsWhere = (holds: (document: SearchDocument) => boolean) =>
      documents.filter(holds).map(({ id }) => id)
    const everything = { perPage: 200 }

    test('no text is everything, in stock first', async () => {
      const { hits, total } = await search('  ', everything)
      expect(total).toBe(documents.length)
      expect(hits.toSorted()).toEqual(documents.map(({ id }) => id).toSorted())
      const available = hits.map((id) => byId.get(id)!.isAvailable)
      expect(available.lastIndexOf(true)).toBeLessThan(available.indexOf(false))
    })

    test.for<[string, SearchFilters, (document: SearchDocument) => boolean]>([
      ['kind', { kind: 'experience' }, ({ kind }) => kind === 'experience'],
      [
        'a category',
        { categories: ['kopi'] },
        ({ categories }) => categories.at(-1)?.slug === 'kopi',
      ],
      [
        'a category with those below it',
        { categories: ['kopi-teh-cokelat'] },
        ({ categories }) => categories[0]?.slug === 'kopi-teh-cokelat',
      ],
      [
        'one of two districts',
        { districts: ['35.05.18', '35.05.17'] },
        ({ district }) => ['35.05.18', '35.05.17'].includes(district.code),
      ],
      [
        'a village',
        { villages: ['35.05.18.2004'] },
        ({ village }) => village.code === '35.05.18.2004',
      ],
      ['halal', { isHalal: true }, ({ isHalal }) => isHalal],
      ['being shipped', { isShipped: true }, ({ isShipped }) => isShipped],
      ['being picked up', { isPickedUp: true }, ({ isPickedUp }) => isPickedUp],
      ['being available', { isAvailable: true }, ({ isAvailable }) => isAvailable],
      [
        'a price range, ends included',
        { minimumPrice: 15_000, maximumPrice: 25_000 },
        ({ price }) => price >= 15_000 && price <= 25_000,
      ],
      ['an empty list, which is no filter', { categories: [], districts: [] }, () => true],
      ['an unknown value, which finds nothing', { districts: ['99.99.99'] }, () => false],
    ])('filters by %s', async ([, filters, holds]) => {
      const { hits, total } = await search('', { filters, ...everything })
      expect(hits.toSorted()).toEqual(idsWhere(holds).toSorted())
      expect(total).toBe(hits.length)
    })

    test.for([
      '99.99" OR price >= 0 OR district = "',
      String.raw`\" OR price >= 0`,
      "x') OR true --",
    ])('a filter that would be more than a value finds nothing: %s', async (value) => {
      for (const filters of [
        { districts: [value] },
        { villages: [value] },
        { categories: [value] },
      ]) {
        expect((await search('', { filters })).total).toBe(0)
      }
    })

    test('a word that is sold is no slip of another, nor the beginning of one', async () => {
      const titles = async (text: string) =>
        (await search(text, everything)).hits.map((id) => byId.get(id)!.title.id)
      expect((await titles('kopi')).filter((title) => /\bkoi\b/i.test(title))).toEqual([])
      expect((await titles('koi')).filter((title) => /\bkoin\b/i.test(title))).toEqual([])
    })

    test('filters hold together, with a text too', async () => {
      const filters = { kind: 'product', districts: ['35.05.18'], maximumPrice: 60_000 } as const
      const { hits, total } = await search('kopi', { filters })
      expect(total).toBe(hits.length)
      expect(hits.length).toBeGreaterThan(0)
      for (const id of hits) {
        const { kind, district, price } = byId.get(id)!
        expect([kind, district.code, price <= 60_000]).toEqual(['product', '35.05.18', true])
      }
    })

    test('filters by room on a day, for so many people and nights, as it is at this time', async () => {
      let found = 0
      for (const date of ['2026-11-30', firstDay, '2026-12-07', '2026-12-30', '2026-12-31']) {
        for (const nights of [null, 0, 1, 2, 7]) {
          for (const people of [null, 1, 2, 5, 12]) {
            for (const now of moments) {
              const freeOn = { date, nights, people, now: new Date(now) }
              const { hits, total } = await search('', { filters: { freeOn }, ...everything })
              const expected = idsWhere(({ openings }) =>
                openings.some((each) => has(each, freeOn)),
              )
              expect(hits.toSorted(), JSON.stringify(freeOn)).toEqual(expected.toSorted())
              expect(total).toBe(hits.length)
              found += total
            }
          }
        }
      }
      expect(found).toBeGreaterThan(1000)
    })

    test.for(['', 'gula', 'pantai', 'kopi'])(
      'facets of "%s" say what choosing a value shows',
      async (text) => {
        for (const filters of [
          {},
          { kind: 'product' as const },
          { districts: ['35.05.18'], isHalal: true as const },
          { categories: ['kopi'], maximumPrice: 50_000 },
          {
            freeOn: { date: firstDay, nights: null, people: 2, now: new Date('2026-11-28T02:00Z') },
          },
        ]) {
          const { facets } = await search(text, { filters })
          for (const [district, count] of Object.entries(facets.districts)) {
            const { total } = await search(text, { filters: { ...filters, districts: [district] } })
            expect(total, `${district} ${JSON.stringify(filters)}`).toBe(count)
          }
          for (const [category, count] of Object.entries(facets.categories)) {
            const { total } = await search(text, {
              filters: { ...filters, categories: [category] },
            })
            expect(total, `${category} ${JSON.stringify(filters)}`).toBe(count)
          }
          for (const flag of ['isHalal', 'isShipped', 'isPickedUp', 'isAvailable'] as const) {
            const { total } = await search(text, { filters: { ...filters, [flag]: true } })
            expect(total, flag).toBe(facets[flag])
          }
        }
      },
    )

    test('villages are counted within the chosen district', async () => {
      expect((await search('kopi')).facets.villages).toEqual({})
      for (const text of ['', 'kopi']) {
        const filters = { districts: ['35.05.18'] }
        const { facets, total } = await search(text, { filters })
        const counts = Object.values(facets.villages)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total)
      }
    })

    test.for<[SearchSort, (document: SearchDocument) => number]>([
      ['cheapest', ({ price }) => price],
      ['dearest', ({ price }) => -price],
      ['newest', ({ listedAt }) => -listedAt.getTime()],
      ['bestselling', ({ soldRecently }) => -soldRecently],
    ])('sorts by %s, what can be bought first', async ([sort, key]) => {
      for (const text of ['', 'gula']) {
        const { hits } = await search(text, { sort, ...everything })
        const found = hits.map((id) => byId.get(id)!)
        const order = (document: SearchDocument) => [Number(!document.isAvailable), key(document)]
        const expected = found.toSorted((a, b) => {
          const [[soldOutA = 0, keyA = 0], [soldOutB = 0, keyB = 0]] = [order(a), order(b)]
          return soldOutA - soldOutB || keyA - keyB
        })
        expect(found.map(order)).toEqual(expected.map(order))
      }
    })

    test.for(['', 'gula', 'pantai'])('pages of "%s" neither repeat nor miss', async (text) => {
      const { hits: all, total } = await search(text, everything)
      const pages: string[] = []
      for (let page = 1; page <= Math.ceil(total / 7); page++) {
        pages.push(...(await search(text, { page, perPage: 7 })).hits)
      }
      expect(new Set(pages).size).toBe(pages.length)
      expect(pages.toSorted()).toEqual(all.toSorted())
      const { hits, total: stillThere } = await search(text, { page: 1000, perPage: 7 })
      expect([hits, stillThere]).toEqual([[], total])
    })

    test('says how it read the text', async () => {
      expect(await search('madu hutan')).toMatchObject({ match: 'exact', readAs: null })
      expect(await search('madu hutn')).toMatchObject({ match: 'corrected', readAs: 'madu hutan' })
      expect(await search('kopi kandangan')).toMatchObject({ match: 'relaxed' })
    })

    test('a sold-out listing is found by its title but stands behind its equals', async () => {
      const twin = { ...documents[20]!, tags: ['kembaran'], title: { id: 'Kembaran', en: 'Twin' } }
      const soldOut = { ...twin, id: idOf(9001), isAvailable: false, soldRecently: 9999 }
      const inStock = { ...twin, id: idOf(9002), isAvailable: true, soldRecently: 0 }
      await engine.index([soldOut, inStock])
      expect((await search('kembaran')).hits).toEqual([inStock.id, soldOut.id])
      await engine.remove([soldOut.id, inStock.id])
    })

    test('a document is found, replaced and gone as soon as the call returns', async () => {
      const first = {
        ...documents[0]!,
        id: idOf(9003),
        title: { id: 'Zirkonium', en: 'Zirconium' },
      }
      await engine.index([first])
      expect((await search('zirkonium')).hits).toEqual([first.id])
      expect((await search('zirkonum')).hits).toEqual([first.id])
      await engine.index([{ ...first, title: { id: 'Wolframit', en: 'Tungsten' } }])
      expect((await search('zirkonium')).total).toBe(0)
      expect((await search('wolframit')).hits).toEqual([first.id])
      await engine.remove([first.id])
      expect((await search('wolframit')).total).toBe(0)
      expect((await search('')).total).toBe(documents.length)
    })

    test('openings are replaced with their document and gone with it', async () => {
      const trip = documents.find(({ openings }) => openings.length === 2)!
      const id = idOf(9004)
      const [stay] = trip.openings
      const now = new Date('2026-11-28T02:00Z')
      const freeFor = async (people: number) => {
        const freeOn = { date: firstDay, nights: null, people, now }
        return (await search('', { filters: { freeOn }, ...everything })).hits.includes(id)
      }
      const become = (...openings: SearchDocument['openings']) =>
        engine.index([{ ...trip, id, openings }])
      await become({ ...stay!, people: { minimum: 1, maximum: 99 }, room: [4] }, trip.openings[1]!)
      expect([await freeFor(4), await freeFor(5)]).toEqual([true, false])
      await become({ ...stay!, people: { minimum: 1, maximum: 99 }, room: [6] })
      expect([await freeFor(6), await freeFor(7)]).toEqual([true, false])
      await become()
      expect(await freeFor(1)).toBe(false)
      await become({ ...stay!, people: { minimum: 1, maximum: 99 }, room: [6] })
      await engine.remove([id])
      expect(await freeFor(1)).toBe(false)
    })

    test('indexing the same twice, or nothing, changes nothing', async () => {
      await engine.index([documents[0]!, documents[0]!])
      await engine.index([])
      await engine.remove([])
      await engine.remove([idOf(8000)])
      expect((await search('')).total).toBe(documents.length)
    })

    test('a rebuild leaves exactly its documents and never an empty index', async () => {
      const fewer = documents.slice(0, 150)
      const seen: number[] = []
      let isDone = false
      const watch = (async () => {
        while (!isDone) seen.push((await search('gula', everything)).total)
      })()
      await engine.rebuild(() => inBatches(fewer))
      isDone = true
      await watch
      expect(Math.min(...seen)).toBeGreaterThan(0)
      const { total } = await search('', { filters: { maximumPrice: 999_999_999 } })
      expect(total).toBe(fewer.length)
      expect(await engine.rebuild(() => inBatches(documents))).toEqual({
        documents: documents.length,
      })
    })

    test('suggests categories, places and listings, at most eight', async () => {
      for (const prefix of ['k', 'ko', 'kopi', 'pantai', 'serang', 'KÓPI', 'kripik s']) {
        const found = await engine.suggest(prefix, 'id')
        expect(found.length).toBeGreaterThan(0)
        expect(found.length).toBeLessThanOrEqual(8)
      }
      expect(await engine.suggest('kop', 'id')).toContainEqual({
        type: 'category',
        slug: 'kopi',
        text: 'Kopi',
      })
      expect(await engine.suggest('kop', 'en')).toContainEqual({
        type: 'category',
        slug: 'kopi',
        text: 'Coffee',
      })
      expect(await engine.suggest('sumberas', 'id')).toContainEqual(
        expect.objectContaining({ type: 'village', code: '35.05.09.2001' }),
      )
      expect(await engine.suggest('madu hutn', 'id')).toContainEqual(
        expect.objectContaining({ type: 'listing', text: 'Madu Hutan Panggungrejo 500 ml' }),
      )
      expect(await engine.suggest('   ', 'id')).toEqual([])
    })

    test.for(hostileTexts)('survives %j', async ([text]) => {
      for (const page of [1, 2]) {
        const { hits, total } = await search(text, { page })
        expect(total).toBeGreaterThanOrEqual(hits.length)
      }
      expect((await engine.suggest(text, 'id')).length).toBeLessThanOrEqual(8)
    })

    test('only stop words are searched for all the same', async () => {
      expect((await search('khas blitar')).total).toBeGreaterThan(0)
    })

    test('punctuation alone finds nothing', async () => {
      expect((await search('!!! ???')).total).toBe(0)
    })
  })
}

const hostileTexts: [string][] = [
  "' OR 1=1 --",
  "kopi' & 'teh",
  'kopi & | ! ( ) :* <-> \\',
  "');DROP TABLE listings;--",
  'kopi\0teh',
  '☕🍯🐟',
  '👨‍👩‍👧',
  '\ud800',
  'kopi\udfff',
  'قهوة 咖啡 кофе',
  'a̐éö̲'.repeat(30),
  'ﷺ'.repeat(90),
  '%%%%___',
  '2 2 2 2',
  '²³¼',
  '-'.repeat(500),
  'ab '.repeat(400),
  'kopi '.repeat(200_000),
  'x'.repeat(1_000_000),
  'oleh2'.repeat(50),
].map((text) => [text])

async function* inBatches(all: readonly SearchDocument[]): AsyncGenerator<SearchDocument[]> {
  for (let from = 0; from < all.length; from += 60) yield all.slice(from, from + 60)
}
