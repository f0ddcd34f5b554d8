import type { Rupiah } from '#app/core/rupiah.ts'
import type { Rating } from './rating.ts'

export type Bilingual = { id: string; en: string }
export type ListingKind = 'product' | 'experience'

export type CardPicture = { key: string; color: string; alt: Bilingual }

/** What a tile in a grid shows. The same for everybody, so it may be cached. */
export type ListingCard = {
  id: string
  slug: string
  kind: ListingKind
  title: Bilingual
  unit: string
  categorySlug: string
  /** The lowest price of an active variant. */
  price: Rupiah
  hasSeveralPrices: boolean
  village: { code: string; name: string }
  district: { name: string; slug: string }
  shop: { id: string; slug: string; name: string }
  picture: CardPicture | null
  /** Null: nobody has said anything yet. */
  rating: Rating | null
  state: 'available' | 'soldOut' | 'shopClosed'
}
