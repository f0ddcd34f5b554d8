import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { TaggedCache } from '#app/server/tagged-cache.ts'
import { acceptsBrotli, acceptsGzip } from './encodings.ts'

type Variant = { status200: string[]; status304: string[]; body: Buffer }
type Variants = { plain: Variant; gzip: Variant; brotli: Variant }
export type CachedPage = Variants & {
  etag: string
  freshUntil: number
  staleUntil: number
}

export type RenderedPage = {
  html: Buffer
  /** Everything but Cache-Control, ETag, Content-Encoding, Content-Length and Vary. */
  headers: readonly string[]
  tags: readonly string[]
  seconds: number
}

const compress = { gzip: promisify(gzip), brotli: promisify(brotliCompress) }
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const staleSeconds = 600
/** A shared cache in front of us hears of no changes, so it may keep a page only this long. */
const longestSharedSeconds = 60

/** The filters of design.md §5; any other parameter makes a request uncacheable. */
const keyed = new Set('q jenis kategori kecamatan harga tanggal pulang orang urut hal'.split(' '))
const tracking = /^(utm_[a-z]+|fbclid|gclid|msclkid|igshid|ref)$/

type Budget = { bytes: number; entries: number }
type Budgets = { pages?: Budget; madeUp?: Budget }

const megabyte = 1024 * 1024
const pagesBudget: Budget = { bytes: 72 * megabyte, entries: 20_000 }
const madeUpBudget: Budget = { bytes: 24 * megabyte, entries: 2_000 }

/** The three bodies, the headers of each, and what it takes to find the page again. */
const bytesOf = ({ plain, gzip, brotli }: CachedPage) =>
  plain.body.length + gzip.body.length + brotli.body.length + 4096

const shelf = ({ bytes, entries }: Budget) =>
  new TaggedCache<CachedPage>({ most: bytes, entries, sizeOf: bytesOf })

/**
 * Nobody can make up a listing, but anybody can make up searches and combinations of filters without
 * end, so those push out only one another. So does any other spelling of an address that we link to:
 * capitals, a slash at the end, a word after the code of a village.
 */
function isMadeUp(key: string): boolean {
  return (
    !/^\/(?:[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9.-]*)*)?$/.test(key) || wordAfterCode.test(key)
  )
}

const wordAfterCode = /^(?:\/en)?\/desa\/[^/]*-/

/** Public pages that are the same for everybody, as the bytes that go out. */
export class PageCache {
  /** Both are told of the same drops, so they count the same moments. */
  readonly #pages: TaggedCache<CachedPage>
  readonly #madeUp: TaggedCache<CachedPage>

  constructor({ pages = pagesBudget, madeUp = madeUpBudget }: Budgets = {}) {
    this.#pages = shelf(pages)
    this.#madeUp = shelf(madeUp)
  }

  #shelfOf(key: string): TaggedCache<CachedPage> {
    return isMadeUp(key) ? this.#madeUp : this.#pages
  }

  /** How often pages were served from here, for the metrics; plain numbers, because hits are hot. */
  readonly counts = { hit: 0, stale: 0, miss: 0 }

  count(result: keyof PageCache['counts']): void {
    this.counts[result]++
  }

  /** Looks an address up as it came; only one with parameters needs its key worked out. */
  find(url: string): CachedPage | undefined {
    const key = url.includes('?') ? cacheKey(url) : url
    return key === null ? undefined : this.#shelfOf(key).find(key)
  }

  /** To be taken before rendering and handed to `keep`. */
  get moment(): number {
    return this.#pages.moment
  }

  async keep(key: string, page: RenderedPage, moment: number): Promise<CachedPage> {
    const made = await makePage(page)
    this.store(key, made, page.tags, moment)
    return made
  }

  store(key: string, page: CachedPage, tags: readonly string[], moment: number): void {
    this.#shelfOf(key).keep(key, page, tags, moment)
  }

  drop(tags: readonly string[]): void {
    for (const each of [this.#pages, this.#madeUp]) each.drop(tags)
  }

  clear(): void {
    for (const each of [this.#pages, this.#madeUp]) each.clear()
  }

  /** What is kept now, against the budgets. */
  get kept(): { entries: number; bytes: number } {
    const shelves = [this.#pages, this.#madeUp]
    return {
      entries: shelves.reduce((sum, { size }) => sum + size, 0),
      bytes: shelves.reduce((sum, { weight }) => sum + weight, 0),
    }
  }
}

/** The address with only the parameters that make a difference, sorted; null: never cached. */
export function cacheKey(url: string): string | null {
  const start = url.indexOf('?')
  if (start === -1) return url
  const kept: [string, string][] = []
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    if (tracking.test(name) || value === '') continue
    if (!keyed.has(name)) return null
    kept.push([name, value])
  }
  const path = url.slice(0, start)
  if (kept.length === 0) return path
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `${path}?${new URLSearchParams(kept)}`
}

/** Sends a kept page; the browser that has it already gets the short answer. */
export function sendCached(page: CachedPage, req: IncomingMessage, res: ServerResponse): void {
  const accepted = req.headers['accept-encoding']
  const variant = acceptsBrotli(accepted)
    ? page.brotli
    : acceptsGzip(accepted)
      ? page.gzip
      : page.plain
  const known = req.headers['if-none-match']
  if (known?.includes(page.etag)) {
    res.writeHead(304, variant.status304)
    res.end()
    return
  }
  res.writeHead(200, variant.status200)
  res.end(req.method === 'HEAD' ? undefined : variant.body)
}

async function makePage({ html, headers, seconds }: RenderedPage): Promise<CachedPage> {
  const [zipped, brotli] = await Promise.all([
    compress.gzip(html),
    compress.brotli(html, brotliOptions),
  ])
  const etag = createHash('sha256').update(html).digest('base64url').slice(0, 20)
  const shared = Math.min(seconds, longestSharedSeconds)
  const common = [
    ...headers,
    'Cache-Control',
    `public, max-age=0, s-maxage=${shared}, stale-while-revalidate=${shared}`,
    'Vary',
    'Accept-Encoding',
  ]
  const variant = (body: Buffer, suffix: string, encoding: string | null): Variant => {
    const status304 = [...common, 'ETag', `"${etag}${suffix}"`]
    const status200 = [...status304, 'Content-Length', String(body.length)]
    if (encoding) status200.push('Content-Encoding', encoding)
    return { status200, status304, body }
  }
  const now = Date.now()
  return {
    etag,
    freshUntil: now + seconds * 1000,
    staleUntil: now + (seconds + staleSeconds) * 1000,
    plain: variant(html, '', null),
    gzip: variant(zipped, '-g', 'gzip'),
    brotli: variant(brotli, '-b', 'br'),
  }
}
