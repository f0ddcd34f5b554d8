import type { Locale } from '#app/core/locale.ts'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import type { Category } from '#app/features/catalog/category.ts'
import type { ListingPage } from '#app/features/catalog/listing-page.ts'
import { pictureUrl } from '#app/core/pictures.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { breadcrumbJsonLd } from './json-ld.ts'
import type { ListingData } from './listing-data.ts'
import { productJsonLd } from './product-json-ld.ts'
import { absentMeta, absoluteIn, pageMeta } from './page-meta.ts'
import { visitJsonLd } from './visit-json-ld.ts'

export function listingMeta(
  input: Parameters<typeof pageMeta>[0],
  loaded: ListingData | undefined,
): ReturnType<typeof pageMeta> {
  const locale = localeOfPath(input.location.pathname)
  const { storefront: t } = messagesFor(locale)
  if (!loaded?.found) return absentMeta(t.notFound.listing)
  const { listing, category, visit } = loaded
  const absolute = absoluteIn(input)
  const path = (each: Locale) => listingPathOf(listing, each)
  const [picture] = listing.pictures
  const price = lowestPrice(listing)
  return pageMeta(input, {
    title: `${listing.title[locale]} · ${listing.village.name}, ${listing.district.name}`,
    description: `${price === null ? '' : `${formatRupiah(price)} ${t.card.perUnit(listing.unit)}. `}${listing.description[locale]}`,
    path,
    type: listing.kind === 'product' ? 'product' : 'place',
    picture: picture
      ? {
          url: pictureUrl(picture.key, 1200),
          width: 1200,
          height: 1200,
          alt: picture.alt[locale],
        }
      : null,
    jsonLd: [
      ...(visit
        ? visitJsonLd({ listing, visit, locale, absolute })
        : [productJsonLd({ listing, category, locale, absolute })]),
      breadcrumbJsonLd(absolute, [
        ...listingCrumbs({ listing, category, locale }),
        { label: listing.title[locale], href: path(locale) },
      ]),
    ],
  })
}

export function listingPathOf(
  { kind, slug }: Pick<ListingPage, 'kind' | 'slug'>,
  locale: Locale,
): string {
  return kind === 'product' ? paths.product(locale, slug) : paths.experience(locale, slug)
}

export function lowestPrice({ variants }: ListingPage): bigint | null {
  return variants.reduce<bigint | null>(
    (lowest, { price }) => (lowest === null || price < lowest ? price : lowest),
    null,
  )
}

type CrumbsInput = { listing: ListingPage; category: Category | null; locale: Locale }

export function listingCrumbs({ listing, category, locale }: CrumbsInput) {
  const { common, storefront: t } = messagesFor(locale)
  return [
    { label: common.home, href: paths.home(locale) },
    {
      label: t.kinds[listing.kind],
      href: paths.search(locale, { jenis: listing.kind === 'product' ? 'produk' : 'wisata' }),
    },
    ...(category
      ? [{ label: category.label[locale], href: paths.category(locale, category.slug) }]
      : []),
  ]
}
