import { documentWords, type LabelRow } from '#integrations/search/document-rows.ts'
import type { SearchDocument } from '#integrations/search/search-engine.ts'

/**
 * A document as the index holds it: its words, folded by the same door as what is typed, what it is
 * filtered and sorted by, and the titles that suggestions show. All of it is public.
 */
export function listingRecord(document: SearchDocument) {
  const { id, slug, kind, title, categories, village, district } = document
  const words = Object.entries(documentWords(document)).map(([field, each]) => [
    field,
    each.join(' '),
  ])
  return {
    ...(Object.fromEntries(words) as Record<SearchableField, string>),
    id,
    slug,
    kind,
    textId: title.id,
    textEn: title.en,
    category: categories.map((category) => category.slug),
    district: district.code,
    village: village.code,
    price: document.price,
    isHalal: document.isHalal,
    isShipped: document.isShipped,
    isPickedUp: document.isPickedUp,
    isAvailable: document.isAvailable,
    // Only numbers and strings can be sorted by.
    available: document.isAvailable ? 1 : 0,
    soldRecently: document.soldRecently,
    listedAt: document.listedAt.getTime(),
  }
}

export type ListingRecord = ReturnType<typeof listingRecord>
export type SearchableField = keyof ReturnType<typeof documentWords>

/** Ids may hold letters, digits, hyphens and underscores only. */
export function labelRecord({ type, code, label_id, label_en, words }: LabelRow) {
  const id = `${type}-${code.replaceAll(/[^a-zA-Z0-9-]/g, '_')}`
  return { id, type, code, textId: label_id, textEn: label_en, words }
}

export type LabelRecord = ReturnType<typeof labelRecord>
