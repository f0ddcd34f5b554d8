import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { Category } from '#app/features/catalog/category.ts'
import type { ListingPage } from '#app/features/catalog/listing-page.ts'
import { pictureUrl } from '#app/features/catalog/picture-source.ts'
import type { JsonLd } from './page-meta.ts'

type ListingJsonLdInput = {
  listing: ListingPage
  category: Category | null
  locale: Locale
  absolute: (path: string) => string
}

/** Where people sleep and where they visit are different things to a search engine. */
const experienceTypes: Record<string, string> = {
  homestay: 'LodgingBusiness',
  camping: 'Campground',
}

export function listingJsonLd({ listing, category, locale, absolute }: ListingJsonLdInput): JsonLd {
  const isProduct = listing.kind === 'product'
  const path = isProduct ? paths.product : paths.experience
  const place = experienceTypes[listing.categorySlug] ?? 'TouristAttraction'
  return {
    '@type': isProduct ? 'Product' : [place, 'Product'],
    name: listing.title[locale],
    description: listing.description[locale],
    sku: listing.slug,
    url: absolute(path(locale, listing.slug)),
    image: listing.pictures.map(({ key }) => absolute(pictureUrl(key, 1200))),
    ...(category && { category: category.label[locale] }),
    ...(isProduct && { brand: { '@type': 'Brand', name: listing.maker.name } }),
    ...(!isProduct && { address: addressOf(listing), isAccessibleForFree: false }),
    offers: offersOf(listing, absolute(path(locale, listing.slug)), absolute, locale),
  }
}

function offersOf(
  listing: ListingPage,
  url: string,
  absolute: (path: string) => string,
  locale: Locale,
): JsonLd[] {
  return listing.variants.map(({ price, available, label }) => ({
    '@type': 'Offer',
    ...(label[locale] && { name: label[locale] }),
    price: String(price),
    priceCurrency: 'IDR',
    ...availabilityOf(listing, available),
    url,
    seller: {
      '@type': 'Organization',
      name: listing.shop.name,
      url: absolute(paths.shop(locale, listing.shop.slug)),
    },
  }))
}

/** Nothing is claimed of what is agreed upon with its people and cannot be bought here. */
function availabilityOf({ kind, shop }: ListingPage, available: number): JsonLd {
  if (kind === 'experience') return {}
  const isInStock = shop.status === 'open' && available > 0
  return { availability: `https://schema.org/${isInStock ? 'InStock' : 'OutOfStock'}` }
}

function addressOf({ village, district }: ListingPage): JsonLd {
  return {
    '@type': 'PostalAddress',
    addressLocality: `${village.name}, ${district.name}`,
    addressRegion: 'Kabupaten Blitar, Jawa Timur',
    addressCountry: 'ID',
  }
}
