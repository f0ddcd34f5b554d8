import { paths } from '#app/core/paths.ts'
import { addressOfOffer, type DatedOffer } from '#app/features/bookings/free-visit.ts'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import type { ListingPage } from '#app/features/catalog/listing-page.ts'
import { pictureUrl } from '#app/core/pictures.ts'
import { siteSettings } from '#app/server/http/site-settings.server.ts'

/** An address on this site, for readers that are not. */
export const publicUrl = (path: string) => new URL(path, siteSettings().url).href

const imageUrl = (key: string) => publicUrl(pictureUrl(key, 640))
const pathOf = { product: paths.product, experience: paths.experience }

export function listingAnswer(card: ListingCard) {
  return {
    slug: card.slug,
    kind: card.kind,
    title: card.title,
    price: Number(card.price),
    unit: card.unit,
    state: card.state,
    village: { code: card.village.code, name: card.village.name, district: card.district.name },
    shop: { slug: card.shop.slug, name: card.shop.name },
    category: card.categorySlug,
    url: publicUrl(pathOf[card.kind]('id', card.slug)),
    image: card.picture ? imageUrl(card.picture.key) : null,
  }
}

/** With what can be had on the days that were asked for; nothing where nothing can. */
export function offeredListingAnswer(
  card: ListingCard,
  offers: Readonly<Record<string, DatedOffer>>,
  { orang }: { orang?: number | undefined },
) {
  const offer = offers[card.id]
  if (!offer) return []
  const { mode, visit, price, units, left } = offer
  const path = paths.experience('id', card.slug, addressOfOffer(offer, orang ?? null))
  return [
    {
      ...listingAnswer(card),
      url: publicUrl(path),
      offer: {
        date: visit.date,
        departure: visit.kind === 'stay' ? visit.departure : null,
        price: Number(price),
        units,
        left,
        isByRequest: mode === 'groupOnRequest',
      },
    },
  ]
}

export function listingDetailAnswer(listing: ListingPage) {
  const { shop, variants, pictures, kind } = listing
  const isAvailable = kind === 'experience' || variants.some(({ available }) => available > 0)
  const prices = variants.map(({ price }) => Number(price))
  return {
    slug: listing.slug,
    kind,
    title: listing.title,
    price: Math.min(...prices),
    unit: listing.unit,
    state: shop.status !== 'open' ? 'shopClosed' : isAvailable ? 'available' : 'soldOut',
    village: {
      code: listing.village.code,
      name: listing.village.name,
      district: listing.district.name,
    },
    shop: { slug: shop.slug, name: shop.name },
    category: listing.categorySlug,
    url: publicUrl(pathOf[kind]('id', listing.slug)),
    image: pictures[0] ? imageUrl(pictures[0].key) : null,
    description: listing.description,
    tags: listing.tags,
    halal: listing.halal,
    shelfLifeDays: listing.shelfLifeDays,
    leadTimeDays: listing.leadTimeDays,
    season: listing.season,
    maker: listing.maker,
    variants: variants.map(({ id, label, price, available, weightGrams }) => ({
      id,
      label,
      price: Number(price),
      isAvailable: available > 0 || kind === 'experience',
      weightGrams,
    })),
    permits: listing.permits,
    images: pictures.map(({ key }) => imageUrl(key)),
    isSample: listing.isSample,
  }
}
