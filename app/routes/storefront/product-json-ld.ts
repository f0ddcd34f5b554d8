import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { Category } from '#app/features/catalog/category.ts'
import type { ListingPage } from '#app/features/catalog/listing-page.ts'
import { pictureUrl } from '#app/core/pictures.ts'
import { ratingJsonLd } from './json-ld.ts'
import type { JsonLd } from './page-meta.ts'

type ProductJsonLdInput = {
  listing: ListingPage
  category: Category | null
  locale: Locale
  absolute: (path: string) => string
}

export function productJsonLd({ listing, category, locale, absolute }: ProductJsonLdInput): JsonLd {
  const url = absolute(paths.product(locale, listing.slug))
  return {
    '@type': 'Product',
    name: listing.title[locale],
    description: listing.description[locale],
    sku: listing.slug,
    url,
    image: listing.pictures.map(({ key }) => absolute(pictureUrl(key, 1200))),
    ...(category && { category: category.label[locale] }),
    ...ratingJsonLd(listing),
    brand: { '@type': 'Brand', name: listing.maker.name },
    offers: listing.variants.map(({ price, available, label }) => ({
      '@type': 'Offer',
      ...(label[locale] && { name: label[locale] }),
      price: String(price),
      priceCurrency: 'IDR',
      availability: availabilityOf(listing, available),
      url,
      seller: {
        '@type': 'Organization',
        name: listing.shop.name,
        url: absolute(paths.shop(locale, listing.shop.slug)),
      },
    })),
  }
}

function availabilityOf({ shop, madeToOrder }: ListingPage, available: number): string {
  const isInStock = shop.status === 'open' && available > 0
  const inStock = madeToOrder ? 'MadeToOrder' : 'InStock'
  return `https://schema.org/${isInStock ? inStock : 'OutOfStock'}`
}
