import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import { CategoryChips } from '#app/features/catalog/components/category-chips.tsx'
import { ListingGrid } from '#app/features/catalog/components/listing-tile.tsx'
import { cardTags } from '#app/features/catalog/page-tags.ts'
import { listHomeShelves } from '#app/features/catalog/queries.server.ts'
import { listDistricts } from '#app/features/regions/queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { FrozenPart } from '#app/ui/frozen.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { SeeAllLink } from '#app/ui/page-header.tsx'
import { HomeHero } from './home-hero.tsx'
import { HowItWorks, MapTeaser, Trust } from './home-sections.tsx'
import { absoluteIn, pageMeta } from './page-meta.ts'
import { webSiteJsonLd } from './json-ld.ts'
import { Shelf } from './shelf.tsx'

export async function loader() {
  const [shelves, districts, categories] = await Promise.all([
    listHomeShelves(),
    listDistricts(),
    listCategories(),
  ])
  return { ...shelves, districts, categories }
}

export const handle: PageHandle<typeof loader> = {
  cache: ({ products, experiences }) => ({
    tags: ['home', ...cardTags([...products, ...experiences])],
    seconds: 60,
  }),
}

export const meta: MetaFunction<typeof loader> = (input) => {
  const locale = localeOfPath(input.location.pathname)
  const { common, storefront: t } = messagesFor(locale)
  return pageMeta(input, {
    title: `${common.siteName}: ${t.home.title}`,
    description: t.home.lead,
    path: paths.home,
    jsonLd: [webSiteJsonLd({ locale, absolute: absoluteIn(input), name: common.siteName })],
  })
}

export default function Home() {
  const { products, experiences, districts, categories } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const all = (kind: 'produk' | 'wisata', label: string) => (
    <SeeAllLink href={paths.search(locale, { jenis: kind })}>{label}</SeeAllLink>
  )
  return (
    <>
      <HomeHero districts={districts} />
      <div className="mx-auto grid max-w-6xl gap-14 px-4 pt-10 md:gap-20 md:pt-14">
        <Shelf title={t.home.categories}>
          <FrozenPart thing={categories} name="main categories">
            <CategoryChips categories={categories.filter(({ parentSlug }) => !parentSlug)} />
          </FrozenPart>
        </Shelf>
        <Shelf
          title={t.home.products}
          lead={t.home.productsLead}
          aside={all('produk', t.home.allProducts)}
        >
          <ListingGrid cards={products} />
        </Shelf>
      </div>
      <HowItWorks />
      <div className="mx-auto grid max-w-6xl gap-14 px-4 md:gap-20">
        <Shelf
          title={t.home.experiences}
          lead={t.home.experiencesLead}
          aside={all('wisata', t.home.allExperiences)}
        >
          <ListingGrid cards={experiences} columns={3} />
        </Shelf>
        <MapTeaser districts={districts} />
        <Trust />
      </div>
    </>
  )
}
