import type { SearchDocument } from '#integrations/search/search-engine.ts'
import { catalogDocuments } from '#tests/search/catalog-documents.ts'

const batchSize = 1000
const syllables = 'ba be bu da di ga ja ka ki la li lo ma mi na ni pa ra ri sa si ta ti wa'.split(
  ' ',
)

/**
 * Any number of made-up listings that look like the sample catalogue: titles mix its words with names
 * nobody has heard of, spread over every village and category of it. The same number gives the same
 * documents. Pass the result to `engine.rebuild`. `like`: what of the catalogue they are made of.
 */
export async function* searchCorpus(
  count: number,
  like: readonly SearchDocument[] = catalogDocuments,
): AsyncGenerator<readonly SearchDocument[]> {
  const random = randomFrom(20_261_123)
  for (let from = 0; from < count; from += batchSize) {
    const size = Math.min(batchSize, count - from)
    yield Array.from({ length: size }, (_, at) => syntheticDocument(from + at, like, random))
  }
}

function syntheticDocument(
  index: number,
  like: readonly SearchDocument[],
  random: () => number,
): SearchDocument {
  const base = pick(like, random)
  const place = pick(catalogDocuments, random)
  const other = pick(catalogDocuments, random)
  const name = inventedName(random)
  const [first = '', second = ''] = base.title.id.split(' ')
  const id = `${first} ${second} ${name} ${lastWord(other.title.id)}`
  return {
    ...base,
    id: `01910000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    slug: `${id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${index}`,
    title: { id, en: `${base.title.en} ${name}` },
    description: { id: `${base.description.id} ${other.description.id}`, en: '' },
    village: place.village,
    district: place.district,
    price: 1000 * Math.ceil(random() * 500),
    isHalal: random() < 0.5,
    isShipped: base.kind === 'product' && random() < 0.8,
    isAvailable: random() < 0.9,
    soldRecently: Math.floor(random() ** 4 * 500),
    listedAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000),
  }
}

function lastWord(title: string): string {
  return title.split(' ').findLast((word) => /^\p{L}{4,}$/u.test(word)) ?? ''
}

function inventedName(random: () => number): string {
  const length = 2 + Math.floor(random() * 3)
  const name = Array.from({ length }, () => pick(syllables, random)).join('')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T
}

/** Mulberry32: small, fast and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What people type: common and rare words, several, misspelt, with a place, without a text. */
export function searchQueries(count: number): string[] {
  const random = randomFrom(7)
  return Array.from({ length: count }, () => {
    const document = pick(catalogDocuments, random)
    const words = document.title.id.split(' ').filter((word) => /^\p{L}{4,}$/u.test(word))
    const [first = 'kopi', second = 'robusta'] = words
    const kind = random()
    if (kind < 0.25) return first
    if (kind < 0.5) return `${first} ${second}`
    if (kind < 0.65) return `${first} ${document.village.name}`
    if (kind < 0.8) return misspelt(`${first} ${second}`, random)
    if (kind < 0.9) return misspelt(first, random)
    return document.title.en.split(' ').slice(0, 2).join(' ')
  })
}

/** One letter left out of the longest word. */
function misspelt(text: string, random: () => number): string {
  const longest = text.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? ''
  const at = 1 + Math.floor(random() * (longest.length - 1))
  return text.replace(longest, longest.slice(0, at) + longest.slice(at + 1))
}
