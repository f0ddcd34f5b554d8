import { paths } from '#app/core/paths.ts'
import { sourceOfKey } from '#app/features/catalog/picture-source.ts'
import { Picture } from '#app/ui/picture.tsx'
import { DeliveryBox } from '#app/features/catalog/components/delivery-box.tsx'
import { ListingGrid } from '#app/features/catalog/components/listing-tile.tsx'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import { mapLinks } from '#app/features/bookings/visit-facts.ts'
import {
  HolidayList,
  HolidayNotice,
} from '#app/features/opening-hours/components/holiday-notice.tsx'
import { OpeningHours } from '#app/features/opening-hours/components/opening-hours.tsx'
import { VillageShape } from '#app/features/regions/components/village-list.tsx'
import { ClosedNotice } from '#app/features/shops/components/closed-notice.tsx'
import { Fact, ShopIdentity } from '#app/features/shops/components/shop-identity.tsx'
import { WhatsAppLink } from '#app/features/shops/components/whatsapp-link.tsx'
import type { ShopPage } from '#app/features/shops/shop-page.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ReportLink } from '#app/ui/report-link.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody } from '#app/ui/page-header.tsx'
import { KawungPattern } from '#app/ui/patterns.tsx'
import { useSite } from '#app/ui/site.tsx'
import { Shelf } from './shelf.tsx'

export function ShopView({ shop, cards }: { shop: ShopPage; cards: readonly ListingCard[] }) {
  const locale = useLocale()
  const { common, storefront: t } = useMessages()
  const shelves = [
    { title: t.shop.products, cards: cards.filter(({ kind }) => kind === 'product') },
    { title: t.shop.experiences, cards: cards.filter(({ kind }) => kind === 'experience') },
  ]
  return (
    <PageBody>
      <Breadcrumbs
        crumbs={[{ label: common.home, href: paths.home(locale) }]}
        current={shop.name}
      />
      <ShopBanner shop={shop} />
      {shop.status === 'closed' && (
        <div className="mt-5">
          <ClosedNotice
            title={t.shop.closedTitle}
            reason={shop.closedReason}
            reopensOn={shop.reopensOn}
            text={t.shop.closedBrowse}
          />
        </div>
      )}
      {shop.status === 'open' && shop.holidays.some(({ isNow }) => isNow) && (
        <div className="mt-5">
          <HolidayNotice holidays={shop.holidays} />
        </div>
      )}
      <div className="mt-10 grid items-start gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-12">
          {cards.length === 0 && <EmptyState title={t.shop.empty} />}
          {shelves
            .filter((shelf) => shelf.cards.length > 0)
            .map((shelf) => (
              <Shelf key={shelf.title} title={shelf.title}>
                <ListingGrid cards={shelf.cards} columns={3} />
              </Shelf>
            ))}
        </div>
        <ShopAside shop={shop} />
      </div>
    </PageBody>
  )
}

function ShopBanner({ shop }: { shop: ShopPage }) {
  const locale = useLocale()
  const { common, storefront: t } = useMessages()
  return (
    <header className="band relative mt-2 overflow-hidden rounded-3xl bg-band p-6 text-on-band md:p-10">
      <KawungPattern className="absolute inset-0 text-on-band opacity-[0.06]" size={56} />
      <div className="relative flex flex-wrap items-center gap-6">
        {shop.picture && (
          <Picture
            picture={{ ...sourceOfKey(shop.picture), alt: shop.pictureAlt[locale] }}
            sizes="160px"
            eager
            className="size-28 rounded-2xl object-cover md:size-40"
          />
        )}
        <div className="flex">
          {shop.villages.slice(0, 4).map(({ code, outline }) => (
            <VillageShape
              key={code}
              outline={outline}
              className="size-20 fill-action! md:size-28"
            />
          ))}
        </div>
        <div className="min-w-0 flex-1 basis-72">
          <p className="font-medium text-on-band-soft">{t.shop.kinds[shop.kind]}</p>
          <h1 className="font-display text-3xl font-bold md:text-5xl">{shop.name}</h1>
          <ul className="mt-1 flex flex-wrap gap-x-5">
            {shop.villages.map(({ code, name, district }) => (
              <li key={code}>
                <a
                  href={paths.village(locale, code)}
                  className="inline-flex min-h-11 items-center underline underline-offset-4"
                >
                  {name}, {common.districtOf(district)}
                </a>
              </li>
            ))}
          </ul>
          <p className="mt-2 max-w-2xl text-lg">{shop.story[locale]}</p>
          <p className="mt-4 flex flex-wrap gap-2">
            {shop.isSample && <Badge tone="attention">{t.listing.sampleData}</Badge>}
            {shop.makers.length > 0 && <Badge>{t.shop.makers(shop.makers.length)}</Badge>}
            {shop.completedOrders > 0 && (
              <Badge tone="good">{t.shop.completed(shop.completedOrders)}</Badge>
            )}
          </p>
        </div>
      </div>
    </header>
  )
}

/** Where it is, the way there, and by which decision of the village it exists. */
function Whereabouts({ shop }: { shop: ShopPage }) {
  const { storefront: t, bookings, shopSettings } = useMessages()
  const { lat, lon, address, email, villageRegulation } = shop
  return (
    <dl className="grid gap-3">
      {villageRegulation && (
        <Fact term={shopSettings.shown.villageRegulation}>{villageRegulation}</Fact>
      )}
      <Fact term={t.shop.address}>
        {address}
        {lat !== null && lon !== null && (
          <a
            href={mapLinks.directions({ lat, lon, isExact: true })}
            rel="noopener nofollow"
            target="_blank"
            className="flex min-h-11 items-center text-terrace underline underline-offset-4"
          >
            {bookings.facts.directions}
          </a>
        )}
      </Fact>
      {email && <Fact term={shopSettings.shown.email}>{email}</Fact>}
    </dl>
  )
}

function ShopAside({ shop }: { shop: ShopPage }) {
  const locale = useLocale()
  const { storefront: t, shopSettings, moderation } = useMessages()
  const url = useSite().url + paths.shop(locale, shop.slug)
  return (
    <aside className="grid gap-6">
      <Card className="grid gap-5 p-5">
        <h2 className="font-display text-xl font-bold">{t.shop.identity}</h2>
        <ShopIdentity shop={shop} narrow />
        <Whereabouts shop={shop} />
        <WhatsAppLink
          phone={shop.phone}
          text={t.shop.askText(shop.name, url)}
          label={t.shop.ask}
          isSample={shop.isSample}
        />
        <ReportLink word="toko" id={shop.id} label={moderation.reportShop} />
      </Card>
      <Card className="grid gap-4 p-5">
        <h2 className="font-display text-xl font-bold">{t.listing.delivery}</h2>
        <DeliveryBox
          pickupPoints={shop.pickupPoints}
          deliversTo={shop.deliversTo}
          minimumOrder={shop.minimumOrder}
          courierFreeFrom={shop.courierFreeFrom}
          couriers={shop.couriers}
        />
      </Card>
      {shop.hours.length > 0 && (
        <Card className="grid gap-3 p-5">
          <h2 className="font-display text-xl font-bold">{shopSettings.shown.hours}</h2>
          <OpeningHours hours={shop.hours} />
          {shop.holidays.length > 0 && (
            <>
              <h3 className="mt-2 font-semibold">{shopSettings.shown.holidaysTitle}</h3>
              <HolidayList holidays={shop.holidays} />
            </>
          )}
        </Card>
      )}
      {shop.makers.length > 0 && (
        <Card className="p-5">
          <h2 className="font-display text-xl font-bold">{t.shop.makersTitle}</h2>
          <ul className="mt-3 flex flex-wrap gap-2">
            {shop.makers.map((maker) => (
              <li key={maker} className="rounded-full bg-sunken px-3 py-1">
                {maker}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </aside>
  )
}
