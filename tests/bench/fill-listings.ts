import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg, { type PoolClient } from 'pg'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import type { SearchDocument } from '#integrations/search/search-engine.ts'
import { insertRows } from '#prisma/seed/rows.ts'
import { searchCorpus } from './search-corpus.ts'

/** A BUM Desa sells about so many things, so a bigger market has more of them, not bigger ones. */
const usualListingsPerShop = 100

const pictures = Object.values(
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../prisma/seed/data/pictures.json'), 'utf8'),
  ) as Record<string, { key: string; color: string }>,
)

/** The made-up listings of the search corpus as real rows, and the index of them. */
export async function fillListings(databaseUrl: string, count: number): Promise<void> {
  // The one connection keeps its settings, so it must not be closed while documents are made up.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 })
  const client = await pool.connect()
  await client.query(`SET maintenance_work_mem = '256MB'`)
  const restoreIndexes = await dropIndexes(client, ['search_documents', 'search_texts'])
  await insertMarket(client, count, searchCorpus(count))
  client.release()
  await postgresSearch(pool).rebuild(() => searchCorpus(count))
  await restoreIndexes()
  await pool.end()
}

/** Listings with shops, stock and pictures around them. */
export async function insertMarket(
  client: PoolClient,
  count: number,
  corpus: AsyncIterable<readonly SearchDocument[]>,
  listingsPerShop = usualListingsPerShop,
): Promise<void> {
  const market = new Market(count, listingsPerShop)
  for await (const documents of corpus) {
    await market.openShopsFor(client, documents)
    await insertListings(client, market, documents)
  }
}

/** Filling first and sorting then is several times as fast; gives back how to make them again. */
async function dropIndexes(
  client: PoolClient,
  tables: readonly string[],
): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i WHERE i.indrelid = ANY($1::regclass[]) AND NOT i.indisunique`,
    [tables],
  )
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  return async () => {
    for (const { definition } of rows) await client.query(definition)
  }
}

type Place = { shopId: string; makerId: string }

class Market {
  readonly #shopsPerVillage: number
  readonly #places = new Map<string, Place[]>()

  constructor(listings: number, listingsPerShop: number) {
    const villagesOfTheCorpus = 100
    this.#shopsPerVillage = Math.ceil(listings / listingsPerShop / villagesOfTheCorpus)
  }

  placeOf({ id, village }: SearchDocument): Place {
    const places = this.#places.get(village.code) ?? []
    return places[Number.parseInt(id.slice(-6), 16) % places.length] as Place
  }

  async openShopsFor(client: PoolClient, documents: readonly SearchDocument[]): Promise<void> {
    const villages = new Map(documents.map(({ village }) => [village.code, village.name]))
    for (const [code, name] of villages) {
      if (this.#places.has(code)) continue
      const places: Place[] = []
      for (let number = 0; number < this.#shopsPerVillage; number++) {
        places.push(await openShop(client, { code, name, number }))
      }
      this.#places.set(code, places)
    }
  }
}

async function openShop(
  client: PoolClient,
  { code, name, number }: { code: string; name: string; number: number },
): Promise<Place> {
  const shopId = idOf(`shop ${code} ${number}`)
  const makerId = idOf(`maker ${code} ${number}`)
  const slug = `bumdes-${code.replaceAll('.', '-')}-${number}`
  await insertRows(client, 'shops', [
    {
      id: shopId,
      slug,
      name: `BUM Desa ${name} ${number + 1}`,
      kind: 'bumdes',
      legal_status: 'legalEntity',
      phone: '+6281234567890',
      is_sample: true,
    },
  ])
  await insertRows(client, 'shop_villages', [{ shop_id: shopId, village_code: code }])
  await insertRows(client, 'makers', [
    { id: makerId, shop_id: shopId, village_code: code, name: 'Dapur Melati', is_sample: true },
  ])
  await insertRows(client, 'pickup_points', [
    { id: idOf(`pickup ${slug}`), shop_id: shopId, name: `Balai Desa ${name}`, address: name },
  ])
  await client.query(
    `INSERT INTO courier_rates (shop_id, district_code, price)
     SELECT $1, code, 10000 FROM districts WHERE regency_code = '35.05' LIMIT 8`,
    [shopId],
  )
  return { shopId, makerId }
}

async function insertListings(
  client: PoolClient,
  market: Market,
  documents: readonly SearchDocument[],
): Promise<void> {
  await insertRows(
    client,
    'listings',
    documents.map((document) => listingRow(document, market.placeOf(document))),
  )
  await insertRows(
    client,
    'variants',
    documents.map((document) => ({
      id: idOf(`variant ${document.id}`),
      listing_id: document.id,
      shop_id: market.placeOf(document).shopId,
      price: document.price,
      weight_grams: 250,
      on_hand: document.isAvailable ? 20 : 0,
    })),
  )
  await insertRows(client, 'pictures', documents.map(pictureRow))
}

function listingRow(document: SearchDocument, { shopId, makerId }: Place) {
  const { id, slug, kind, title, description, tags, village, listedAt } = document
  return {
    id,
    slug,
    kind,
    tags,
    shop_id: shopId,
    maker_id: makerId,
    village_code: village.code,
    category_slug: document.categories.at(-1)?.slug ?? '',
    title_id: title.id,
    title_en: title.en,
    description_id: description.id,
    description_en: description.en,
    unit: 'pak',
    is_local_only: !document.isShipped,
    halal: document.isHalal ? 'certified' : 'notApplicable',
    sold_recently: document.soldRecently,
    is_sample: true,
    created_at: listedAt,
    updated_at: listedAt,
  }
}

function pictureRow({ id, title }: SearchDocument) {
  const { key, color } = pictures[Number.parseInt(id.slice(-6), 16) % pictures.length] ?? {
    key: '',
    color: '#dddddd',
  }
  return {
    id: idOf(`picture ${id}`),
    listing_id: id,
    key,
    color,
    alt_id: title.id,
    alt_en: title.en,
    width: 1000,
    height: 1000,
  }
}

/** The same UUID for the same name. */
function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `01920000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}
