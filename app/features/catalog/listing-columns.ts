import { newCode } from '#app/core/ids.ts'
import { slugOf } from '#app/core/slug.ts'
import type { ListingFacts } from './listing-form.ts'

/** As stored. English that nobody wrote is the Indonesian. */
export function columnsOf(listing: ListingFacts, category: string) {
  const { title, titleEn, description, descriptionEn, unit } = listing
  return {
    titleId: title,
    titleEn: titleEn ?? title,
    descriptionId: description ?? '',
    descriptionEn: descriptionEn ?? description ?? '',
    unit,
    categorySlug: category,
    leadTimeDays: listing.leadTimeDays ?? 0,
    madeToOrder: listing.madeToOrder,
    shelfLifeDays: listing.shelfLifeDays,
    seasonFrom: listing.seasonFrom,
    seasonTo: listing.seasonTo,
    isLocalOnly: listing.isLocalOnly,
    ...(listing.halal && { halal: listing.halal }),
  }
}

/** Of a new good; stays when its name changes. */
export const newSlugOf = (title: string) =>
  `${slugOf(title).slice(0, 60) || 'barang'}-${newCode(5).toLowerCase()}`
