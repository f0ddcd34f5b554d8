import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type Locale, localeOf, localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { pictureUrl } from '#app/core/pictures.ts'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import { cardTags, shopTag } from '#app/features/catalog/page-tags.ts'
import { listCardsOf } from '#app/features/catalog/queries.server.ts'
import { getShopPage } from '#app/features/shops/public-queries.server.ts'
import type { ShopPage } from '#app/features/shops/shop-page.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Absent } from './absent.tsx'
import { breadcrumbJsonLd } from './json-ld.ts'
import { absentMeta, absoluteIn, type JsonLd, pageMeta } from './page-meta.ts'
import { ShopView } from './shop-view.tsx'
import { suggestInstead } from './suggest-instead.server.ts'

type Loaded = { shop: ShopPage; cards: ListingCard[] } | { shop: null; suggestions: ListingCard[] }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const slug = params.slug ?? ''
  const shop = await getShopPage(slug)
  if (!shop) {
    const suggestions = await suggestInstead(slug, localeOf(request))
    return data<Loaded>({ shop: null, suggestions }, { status: 404 })
  }
  return data<Loaded>({ shop, cards: await listCardsOf({ shopId: shop.id }) })
}

export const handle: PageHandle = {
  cache: (loadedData) => {
    const loaded = loadedData as Loaded
    return (
      loaded.shop && { tags: [shopTag(loaded.shop.id), ...cardTags(loaded.cards)], seconds: 60 }
    )
  },
}

export const meta: MetaFunction<typeof loader> = (input) => {
  const locale = localeOfPath(input.location.pathname)
  const { common, storefront: t } = messagesFor(locale)
  const shop = input.data?.shop
  if (!shop) return absentMeta(t.notFound.shop)
  const absolute = absoluteIn(input)
  const path = (each: Locale) => paths.shop(each, shop.slug)
  const villages = shop.villages.map(({ name }) => name).join(', ')
  return pageMeta(input, {
    title: shop.name,
    description: shop.story[locale] || t.shop.description(shop.name, villages),
    path,
    type: 'place',
    picture: shop.picture
      ? {
          url: pictureUrl(shop.picture, 1200),
          width: 1200,
          height: 1200,
          alt: shop.pictureAlt[locale],
        }
      : null,
    jsonLd: [
      storeJsonLd(shop, absolute, locale),
      breadcrumbJsonLd(absolute, [
        { label: common.home, href: paths.home(locale) },
        { label: shop.name, href: path(locale) },
      ]),
    ],
  })
}

function storeJsonLd(shop: ShopPage, absolute: (path: string) => string, locale: Locale): JsonLd {
  return {
    '@type': 'Store',
    name: shop.name,
    description: shop.story[locale],
    url: absolute(paths.shop(locale, shop.slug)),
    ...(shop.picture && {
      image: {
        '@type': 'ImageObject',
        contentUrl: absolute(pictureUrl(shop.picture, 1200)),
        caption: shop.pictureAlt[locale],
      },
    }),
    address: {
      '@type': 'PostalAddress',
      streetAddress: shop.address,
      addressRegion: 'Jawa Timur',
      addressCountry: 'ID',
    },
    areaServed: shop.deliversTo.map(({ name }) => `Kecamatan ${name}`),
    parentOrganization: {
      '@type': 'Organization',
      name: shop.name,
      ...(shop.legalNumber && { identifier: shop.legalNumber }),
    },
    // The invented number of a sample shop may be a stranger's.
    ...(!shop.isSample && { telephone: shop.phone }),
  }
}

export default function Shop() {
  const loaded = useLoaderData<typeof loader>()
  if (!loaded.shop) return <Absent what="shop" suggestions={loaded.suggestions} />
  return <ShopView shop={loaded.shop} cards={loaded.cards} />
}
