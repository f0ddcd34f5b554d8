import { paths } from '#app/core/paths.ts'
import { ListingGrid } from '#app/features/catalog/components/listing-tile.tsx'
import { DistrictOutline } from '#app/features/regions/components/district-outline.tsx'
import { MapLegend } from '#app/features/regions/components/map-legend.tsx'
import { VillageList } from '#app/features/regions/components/village-list.tsx'
import { shadeSteps } from '#app/features/regions/shade.ts'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody, PageHeader, SeeAllLink } from '#app/ui/page-header.tsx'
import { type DistrictData, districtCrumbs } from './district-data.ts'
import { Shelf } from './shelf.tsx'

export function DistrictView({ district, map, cards }: DistrictData) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const { name, slug, villages } = district
  const total = villages.reduce((sum, { listings }) => sum + listings, 0)
  const steps = shadeSteps(villages.map(({ listings }) => listings))
  return (
    <PageBody>
      <PageHeader
        above={<Breadcrumbs crumbs={districtCrumbs(locale)} current={t.district.title(name)} />}
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
