import type { Bilingual, ListingKind } from '#app/features/catalog/listing-card.ts'

/** What everybody may read of one: only answered ones are shown, and nobody is named who asks. */
export type ShownQuestion = {
  id: string
  words: string
  answer: string
  /** The BUM Desa, or the maker. */
  answeredBy: string
  createdAt: Date
}

type Asked = {
  id: string
  words: string
  answer: string | null
  answeredBy: string | null
  hiddenReason: string | null
  createdAt: Date
}

/** What who sells it reads. */
export type DeskQuestion = Asked & {
  title: string
  slug: string
  kind: ListingKind
  /** Then the BUM Desa cannot show it again. */
  isHiddenByAdmin: boolean
}

/** What who asked it reads. */
export type OwnQuestion = Asked & { title: Bilingual; slug: string; kind: ListingKind }
