import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type Locale, localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { ListingGrid } from '#app/features/catalog/components/listing-tile.tsx'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import { cardTags } from '#app/features/catalog/page-tags.ts'
import { listCardsOfDistrict } from '#app/features/catalog/queries.server.ts'
import { DistrictOutline } from '#app/features/regions/components/district-outline.tsx'
import { MapLegend } from '#app/features/regions/components/map-legend.tsx'
import { VillageList } from '#app/features/regions/components/village-list.tsx'
import { type DistrictMap, districtMap } from '#app/features/regions/nearby-villages.ts'
import { getDistrictPage } from '#app/features/regions/queries.server.ts'
import type { DistrictPage } from '#app/features/regions/region-pages.ts'
import { shadeSteps } from '#app/features/regions/shade.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { PageBody, PageHeader, SeeAllLink } from '#app/ui/page-header.tsx'
import { Absent } from './absent.tsx'
import { breadcrumbJsonLd } from './json-ld.ts'
import { absentMeta, absoluteIn, pageMeta } from './page-meta.ts'
import { Shelf } from './shelf.tsx'

type Loaded =
  | { district: DistrictPage; map: DistrictMap | null; cards: ListingCard[] }
  | { district: null }

export async function loader({ params }: LoaderFunctionArgs) {
  const district = await getDistrictPage(params.slug ?? '')
  if (!district) return data<Loaded>({ district: null }, { status: 404 })
  const cards = await listCardsOfDistrict(district.code, 24)
  return data<Loaded>({ district, map: districtMap(district.code), cards })
}

export const handle: PageHandle = {
  cache: (data) => {
    const loaded = data as Loaded
    if (!loaded.district) return null
    return { tags: [`district:${loaded.district.code}`, ...cardTags(loaded.cards)], seconds: 60 }
  },
}

const crumbs = (locale: Locale) => [
  { label: messagesFor(locale).common.home, href: paths.home(locale) },
  { label: messagesFor(locale).common.map, href: paths.map(locale) },
]

export const meta: MetaFunction<typeof loader> = (input) => {
  const locale = localeOfPath(input.location.pathname)
  const { storefront: t } = messagesFor(locale)
  const district = input.data?.district
  if (!district) return absentMeta(t.notFound.place)
  const path = (each: Locale) => paths.district(each, district.slug)
  return pageMeta(input, {
    title: t.district.title(district.name),
    description: t.district.description(district.name, district.villages.length),
    path,
    jsonLd: [
      breadcrumbJsonLd(absoluteIn(input), [
        ...crumbs(locale),
        { label: t.district.title(district.name), href: path(locale) },
      ]),
    ],
  })
}

export default function District() {
  const loaded = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { storefront: t } = useMessages()
  if (!loaded.district) return <Absent what="place" />
  const { district, map, cards } = loaded
  const { name, slug, villages } = district
  const total = villages.reduce((sum, { listings }) => sum + listings, 0)
  const steps = shadeSteps(villages.map(({ listings }) => listings))
  return (
    <PageBody>
      <PageHeader
        above={<Breadcrumbs crumbs={crumbs(locale)} current={t.district.title(name)} />}
        title={t.district.title(name)}
        lead={t.district.lead(villages.length, total)}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[1.2fr_1fr]">
        {map && (
          <figure className="rounded-3xl border border-line bg-surface p-4 shadow-card md:p-6">
            <DistrictOutline
              map={map}
              label={t.district.mapLabel(name)}
              villages={villages}
              steps={steps}
            />
            <figcaption className="mt-4">
              <MapLegend steps={steps} />
            </figcaption>
          </figure>
        )}
        <section>
          <h2 className="mb-3 font-display text-2xl font-bold">{t.district.villages}</h2>
          <VillageList villages={villages} />
        </section>
      </div>
      <div className="mt-14">
        {cards.length === 0 ? (
          <EmptyState title={t.district.empty} />
        ) : (
          <Shelf
            title={t.district.listings(name)}
            aside={
              total > cards.length && (
                <SeeAllLink href={paths.search(locale, { kecamatan: slug })}>
                  {t.district.seeAll(total)}
                </SeeAllLink>
              )
            }
          >
            <ListingGrid cards={cards} />
          </Shelf>
        )}
      </div>
    </PageBody>
  )
}
