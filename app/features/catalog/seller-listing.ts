import type { Rupiah } from '#app/core/rupiah.ts'
import type { Bilingual } from './listing-card.ts'
import type { ListingStatus, PausedBy } from './listing-status.ts'
import { usualPerOrder } from './listing-form.ts'
import type { Halal } from './halal.ts'
import type { MissingPermits } from './required-permits.ts'
import type { TypedListing } from './typed-listing.ts'

/** A good as its seller sees it. */
export type SellerListing = {
  id: string
  slug: string
  status: ListingStatus
  reviewNote: string | null
  pausedBy: PausedBy | null
  /** Of a hidden one: it was put right, says its seller. */
  isAskedAgain: boolean
  makerName: string
  title: Bilingual
  description: Bilingual
  unit: string
  categorySlug: string
  leadTimeDays: number
  /** The numbers of its variants are how many can still be ordered. */
  madeToOrder: boolean
  shelfLifeDays: number | null
  seasonFrom: number | null
  seasonTo: number | null
  isLocalOnly: boolean
  halal: Halal
  missingPermits: MissingPermits
  pictureKey: string | null
  pictureAlt: string | null
  /** Of the first variant, which the simple form changes. */
  price: Rupiah
  weightGrams: number
  maximumPerOrder: number
  variants: StockOfVariant[]
}

/** What may still be sold of it, and what buyers have been promised. */
export type StockOfVariant = {
  id: string
  /** Empty when there is only one. */
  label: string
  available: number
  held: number
  /** Ordered, made to order and not handed over yet; then as many can be ordered again. */
  inMaking: number
}

/** Takes days to get ready, has nothing ready, and nobody said that it is made once it is ordered. */
export const isNeverReady = ({ leadTimeDays, madeToOrder, variants }: SellerListing): boolean =>
  leadTimeDays > 0 &&
  !madeToOrder &&
  variants.every(({ available, held }) => available + held === 0)

/** Made to order, with room for nothing and nothing being made that would give room again. */
export const hasNoRoom = ({ madeToOrder, variants }: SellerListing): boolean =>
  madeToOrder &&
  variants.every(({ available, held, inMaking }) => available + held + inMaking === 0)

/** A number that was just set and can be set back to what it was. */
export type ChangedStock = { movementId: string; variantId: string; before: number }

type SaidOfListing = Omit<
  SellerListing,
  | 'id'
  | 'slug'
  | 'status'
  | 'reviewNote'
  | 'pausedBy'
  | 'isAskedAgain'
  | 'makerName'
  | 'missingPermits'
  | 'variants'
>

/** As it stands in the form; English that is the Indonesian is left empty. */
export function typedOf(listing: SaidOfListing): TypedListing {
  const { title, description, unit, price, categorySlug, pictureKey, pictureAlt } = listing
  return {
    title: title.id,
    titleEn: title.en === title.id ? '' : title.en,
    description: description.id,
    descriptionEn: description.en === description.id ? '' : description.en,
    unit,
    price: String(price),
    category: categorySlug,
    weightGrams: textOf(listing.weightGrams),
    maximumPerOrder:
      listing.maximumPerOrder === usualPerOrder ? '' : String(listing.maximumPerOrder),
    leadTimeDays: textOf(listing.leadTimeDays),
    shelfLifeDays: textOf(listing.shelfLifeDays),
    seasonFrom: textOf(listing.seasonFrom),
    seasonTo: textOf(listing.seasonTo),
    halal: listing.halal,
    ...(listing.madeToOrder && { madeToOrder: 'on' }),
    ...(listing.isLocalOnly && { isLocalOnly: 'on' }),
    ...(pictureKey && { pictureKey }),
    ...(pictureAlt && pictureAlt !== title.id && { pictureAlt }),
  }
}

const textOf = (number: number | null) => (number ? String(number) : '')
