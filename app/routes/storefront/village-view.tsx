import { paths } from '#app/core/paths.ts'
import { ListingGrid } from '#app/features/catalog/components/listing-tile.tsx'
import { VillageLocation } from '#app/features/regions/components/district-outline.tsx'
import { VillageList, VillageShape } from '#app/features/regions/components/village-list.tsx'
import type { VillagePage, VillageShop } from '#app/features/regions/region-pages.ts'
import { ShopIdentity } from '#app/features/shops/components/shop-identity.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody } from '#app/ui/page-header.tsx'
import { KawungPattern } from '#app/ui/patterns.tsx'
import { Shelf } from './shelf.tsx'
import { type VillageData, villageCrumbs } from './village-data.ts'

export function VillageView({ village, map, neighbours, cards }: VillageData) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const title = t.village.title(t.village.kinds[village.kind], village.name)
  return (
    <PageBody>
      <Breadcrumbs crumbs={villageCrumbs(village, locale)} current={title} />
      <div className="mt-2 grid gap-6 lg:grid-cols-[1.6fr_1fr]">
        <VillageBanner village={village} title={title} />
        {map && (
          <figure className="rounded-3xl border border-line bg-surface p-5 shadow-card">
            <VillageLocation
              map={map}
              code={village.code}
              label={t.village.mapLabel(village.name)}
            />
            <figcaption className="mt-3 text-sm text-ink-soft">{t.village.mapSource}</figcaption>
          </figure>
        )}
      </div>
      <div className="mt-12 grid gap-14">
        <Shops village={village} />
        {cards.length > 0 && (
          <Shelf title={t.village.listings(village.name)}>
            <ListingGrid cards={cards} />
          </Shelf>
        )}
        <Shelf title={t.village.neighbours}>
          <VillageList
            villages={neighbours.map(({ code, name }) => ({
              code,
              name,
              outline: null,
              note: code,
            }))}
          />
        </Shelf>
      </div>
    </PageBody>
  )
}

function VillageBanner({ village, title }: { village: VillagePage; title: string }) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const { district, code, postalCode, outline } = village
  return (
    <header className="band relative flex flex-wrap items-center gap-6 overflow-hidden rounded-3xl bg-band p-6 text-on-band md:p-10">
      <KawungPattern className="absolute inset-0 text-on-band opacity-[0.06]" size={56} />
      <VillageShape outline={outline} className="relative size-24 fill-action! md:size-40" />
      <div className="relative min-w-0 flex-1 basis-64">
        <h1 className="font-display text-3xl font-bold md:text-5xl">{title}</h1>
        <p className="mt-1 text-lg">
          <a
            href={paths.district(locale, district.slug)}
            className="inline-block py-2 underline underline-offset-4"
          >
            {t.district.title(district.name)}
          </a>
          <span className="text-on-band-soft">, Kabupaten Blitar</span>
        </p>
        <p className="text-on-band-soft">
          {t.village.code} {code}
          {postalCode && ` · ${t.village.postalCode} ${postalCode}`}
        </p>
      </div>
    </header>
  )
}

function Shops({ village }: { village: VillagePage }) {
  const { storefront: t } = useMessages()
  if (village.shops.length === 0) {
    return (
      <EmptyState title={t.village.noShop(village.name)}>
        <p>{t.village.noShopText}</p>
      </EmptyState>
    )
  }
  return (
    <Shelf title={t.village.shops}>
      <ul className="grid gap-5 lg:grid-cols-2">
        {village.shops.map((shop) => (
          <ShopCard key={shop.id} shop={shop} />
        ))}
      </ul>
    </Shelf>
  )
}

function ShopCard({ shop }: { shop: VillageShop }) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  return (
    <Card as="li" className="flex flex-col gap-5 p-5 md:p-6">
      <div>
        <h3 className="font-display text-xl font-bold">{shop.name}</h3>
        <p className="mt-2 flex flex-wrap gap-2">
          {shop.isSample && <Badge tone="attention">{t.listing.sampleData}</Badge>}
          {shop.status === 'closed' && <Badge>{t.card.shopClosed}</Badge>}
        </p>
      </div>
      <ShopIdentity shop={shop} />
      <div className="mt-auto">
        <LinkButton href={paths.shop(locale, shop.slug)} look="terrace">
          {t.listing.visitShop}
        </LinkButton>
      </div>
    </Card>
  )
}
