import { packBucket } from '#integrations/search/facets.ts'
import { indexWords, wordsOf } from '#integrations/search/indonesian.ts'
import { packFields } from '#integrations/search/relevance.ts'
import type { SearchDocument, SearchOpening } from '#integrations/search/search-engine.ts'

/** What a document is found by, word for word and by where it stands. */
export function documentWords({
  title,
  tags,
  categories,
  village,
  district,
  ...document
}: SearchDocument) {
  return {
    titleId: indexWords(title.id),
    titleEn: indexWords(title.en),
    tags: tags.flatMap(indexWords),
    places: [village.name, district.name].flatMap(indexWords),
    categories: categories.flatMap(({ labels }) => Object.values(labels)).flatMap(indexWords),
    rest: [
      ...indexWords(document.description.id),
      ...indexWords(document.description.en),
      ...kindWords[document.kind],
      // A region is found by its stop words too: "khas blitar" has no others.
      ...wordsOf(document.region),
    ],
  }
}

/** A document as the tables hold it. */
export function documentRow(document: SearchDocument) {
  const { title, categories, village, district } = document
  const { rest, ...fields } = documentWords(document)
  const strong = [...fields.titleId, ...fields.titleEn, ...fields.tags, ...fields.places]
  return {
    id: document.id,
    slug: document.slug,
    kind: document.kind,
    categories: categories.map(({ slug }) => slug),
    district_code: district.code,
    village_code: village.code,
    price: document.price,
    is_available: document.isAvailable,
    is_halal: document.isHalal,
    is_shipped: document.isShipped,
    is_picked_up: document.isPickedUp,
    sold_recently: document.soldRecently,
    listed_at: document.listedAt.toISOString(),
    bucket: packBucket({
      ...document,
      categories: categories.map(({ slug }) => slug),
      district: district.code,
    }),
    title_id: title.id,
    title_en: title.en,
    fields: packFields(fields),
    strong: unique(strong),
    all: unique([...strong, ...fields.categories, ...rest]),
  }
}

/** Its openings as rows; the place of each in the list is part of its key. */
export function openingRows(document: SearchDocument) {
  return document.openings.map((opening, position) => ({
    id: document.id,
    position,
    nights: opening.nights,
    is_usual: opening.isUsual,
    people_minimum: opening.people.minimum,
    people_maximum: opening.people.maximum,
    from_minute: opening.bookable.fromMinute,
    until_minute: opening.bookable.untilMinute,
    first_day: opening.firstDay,
    room: roomInBytes(opening),
  }))
}

/** Who looks for more people than a byte can say is shown what takes that many, and looks at its page. */
export const mostPeople = 255

/** Hexadecimal, a byte for each day. */
function roomInBytes({ room, people }: SearchOpening): string {
  const most = Math.min(people.maximum, mostPeople)
  return Buffer.from(room.map((each) => Math.min(each, most))).toString('hex')
}

const kindWords = { product: ['produk', 'product'], experience: ['wisata', 'tour', 'tourism'] }

export type LabelRow = {
  type: 'category' | 'district' | 'village'
  code: string
  label_id: string
  label_en: string
  words: string
}

/** What a document tells about categories and places. */
export function labelRows(document: SearchDocument): LabelRow[] {
  const { village, district } = document
  const place = (type: 'district' | 'village', code: string, names: string[]): LabelRow => ({
    type,
    code,
    label_id: names.join(', '),
    label_en: names.join(', '),
    words: unique(names.flatMap(wordsOf)).join(' '),
  })
  return [
    ...document.categories.map(({ slug, labels }) => ({
      type: 'category' as const,
      code: slug,
      label_id: labels.id,
      label_en: labels.en,
      words: unique(indexWords(Object.values(labels).join(' '))).join(' '),
    })),
    place('district', district.code, [district.name]),
    place('village', village.code, [village.name, district.name]),
  ]
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}
