import type { Bilingual, ListingKind } from './listing-card.ts'

export type Category = {
  slug: string
  parentSlug: string | null
  kind: ListingKind
  label: Bilingual
}
