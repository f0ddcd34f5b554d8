import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type { SearchDocument, SearchOpening } from '#integrations/search/search-engine.ts'

const seedData = path.join(import.meta.dirname, '../../prisma/seed/data')

type ListingRow = Record<
  | 'title_id'
  | 'title_en'
  | 'description_id'
  | 'category'
  | 'price_idr'
  | 'desa'
  | 'kecamatan'
  | 'village_code'
  | 'kind'
  | 'tags',
  string
>
type CategoryRow = Record<'slug' | 'parent_slug' | 'label_id' | 'label_en' | 'label_jv', string>

export const catalogRows = rowsOf<ListingRow>('listings.csv')
const english = new Map(
  rowsOf<Record<'title_id' | 'description_en', string>>('listings-more.csv').map((row) => [
    row.title_id,
    row.description_en,
  ]),
)
const categories = new Map(rowsOf<CategoryRow>('categories.csv').map((row) => [row.slug, row]))

/** The first day of the calendars. */
export const firstDay = '2026-12-01'

/** The sample catalogue as documents, without a marketplace around it. */
export const catalogDocuments: readonly SearchDocument[] = catalogRows.map((row, index) => {
  const isProduct = row.kind === 'product'
  return {
    id: idOf(index),
    slug: row.title_id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    kind: isProduct ? 'product' : 'experience',
    title: { id: row.title_id, en: row.title_en },
    description: { id: row.description_id, en: english.get(row.title_id) ?? '' },
    tags: row.tags.split('|'),
    categories: pathTo(row.category),
    village: { code: row.village_code || '35.05.14.2001', name: row.desa || 'Talun' },
    district: { code: (row.village_code || '35.05.14').slice(0, 8), name: row.kecamatan },
    region: 'Kabupaten Blitar Jawa Timur',
    price: Number(row.price_idr),
    isHalal: isProduct && index % 2 === 0,
    isShipped: isProduct && !row.tags.includes('lokal'),
    isPickedUp: isProduct,
    isAvailable: index % 17 !== 0,
    soldRecently: (index * 37) % 100,
    listedAt: new Date(Date.UTC(2026, 0, 1 + index)),
    openings: isProduct ? [] : openingsOf(index),
  }
})

/** Visits of so many people, or stays of one and of two nights. */
function openingsOf(index: number): SearchOpening[] {
  const room = (nights: number) =>
    Array.from({ length: 30 }, (_, day) => Math.max(0, ((index * 7 + day * 5) % 12) - nights * 2))
  const opening = (nights: number, isUsual: boolean) => ({
    nights,
    isUsual,
    people: { minimum: 1 + (index % 3), maximum: 8 + (index % 5) },
    bookable: { fromMinute: -20 * 24 * 60, untilMinute: 60 * (index % 24) },
    firstDay,
    room: room(nights),
  })
  return index % 4 === 0 ? [opening(1, true), opening(2, false)] : [opening(0, true)]
}

export function idOf(index: number): string {
  return `01900000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
}

function pathTo(slug: string): SearchDocument['categories'] {
  const row = categories.get(slug)
  if (!row) throw new Error(`The catalogue names an unknown category ${slug}`)
  const parents = row.parent_slug ? pathTo(row.parent_slug) : []
  return [...parents, { slug, labels: { id: row.label_id, en: row.label_en, jv: row.label_jv } }]
}

function rowsOf<Row>(file: string): Row[] {
  return parse(readFileSync(path.join(seedData, file)), { columns: true }) as Row[]
}
