import { MapPin } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { HalalBadge } from '#app/features/catalog/components/permit-list.tsx'
import { ListingGallery } from '#app/features/catalog/components/listing-gallery.tsx'
import { RatingText } from '#app/features/catalog/components/rating-text.tsx'
import { ListingGrid } from '#app/features/catalog/components/listing-tile.tsx'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import type { ListingPage } from '#app/features/catalog/listing-page.ts'
import { ShownPromotions } from '#app/features/promotions/components/shown-promotions.tsx'
import { ShopLine } from '#app/features/shops/components/shop-line.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { classes } from '#app/ui/classes.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody } from '#app/ui/page-header.tsx'
import { Price } from '#app/ui/price.tsx'
import type { ListingData } from './listing-data.ts'
import { ListingAction } from './listing-action.tsx'
import { ListingDetails } from './listing-details.tsx'
import { listingCrumbs, lowestPrice } from './listing-meta.ts'
import { Shelf } from './shelf.tsx'

type ListingViewProps = Extract<ListingData, { found: true }>

export function ListingView(props: ListingViewProps) {
  const { listing, category, visit, more, promotions } = props
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const isProduct = listing.kind === 'product'
  return (
    <PageBody>
      <Breadcrumbs
        crumbs={listingCrumbs({ listing, category, locale })}
        current={listing.title[locale]}
      />
      <div className="mt-2 grid items-start gap-6 md:grid-cols-2 md:gap-10">
        <div className="min-w-0">
          <ListingGallery listing={listing} />
        </div>
        {/* A calendar is taller than many screens: what sticks there could not be scrolled to its end. */}
        <div
          className={classes('grid min-w-0 gap-5 md:row-span-2', isProduct && 'md:sticky md:top-6')}
        >
          <Heading listing={listing} promotions={promotions} />
          <ListingAction listing={listing} month={visit?.month ?? null} />
          <ShopLine
            href={paths.shop(locale, listing.shop.slug)}
            name={listing.shop.name}
            label={isProduct ? t.listing.seller : t.listing.organiser}
            note={t.listing.visitShop}
          />
        </div>
        <div className="min-w-0">
          <ListingDetails {...props} />
        </div>
      </div>
      {isProduct ? (
        <More title={t.listing.moreFromShop(listing.shop.name)} cards={more} />
      ) : (
        <NearHere listing={listing} cards={more} />
      )}
    </PageBody>
  )
}

/** What its own village makes is what a guest takes home. */
function NearHere({ listing, cards }: { listing: ListingPage; cards: readonly ListingCard[] }) {
  const { storefront: t } = useMessages()
  const isOfVillage = ({ kind, village }: ListingCard) =>
    kind === 'product' && village.code === listing.village.code
  const goods = cards.filter(isOfVillage)
  const isOneShop = goods.every(({ shop }) => shop.slug === listing.shop.slug)
  return (
    <>
      <More
        title={t.listing.takeHome(listing.village.name)}
        lead={isOneShop ? t.listing.takeHomeText : undefined}
        cards={goods}
      />
      <More title={t.listing.near} cards={cards.filter((card) => !isOfVillage(card))} />
    </>
  )
}

type MoreProps = { title: string; lead?: string | undefined; cards: readonly ListingCard[] }

function More({ title, lead, cards }: MoreProps) {
  if (cards.length === 0) return null
  return (
    <div className="mt-14">
      <Shelf title={title} lead={lead}>
        <ListingGrid cards={cards} />
      </Shelf>
    </div>
  )
}

type HeadingProps = Pick<ListingViewProps, 'listing' | 'promotions'>

function Heading({ listing, promotions }: HeadingProps) {
  const locale = useLocale()
  const { common, storefront: t } = useMessages()
  const { title, village, district, soldRecently, unit, variants, isSample, halal, rating } =
    listing
  const price = lowestPrice(listing)
  return (
    <header>
      <h1 className="font-display text-3xl leading-tight font-bold md:text-4xl">{title[locale]}</h1>
      <p className="mt-1 flex items-center gap-1.5">
        <Icon icon={MapPin} size={18} className="text-terrace" />
        <a
          href={paths.village(locale, village.code)}
          className="inline-flex min-h-11 items-center text-terrace underline-offset-4 hover:underline"
        >
          {village.name}, {common.districtOf(district.name)}
        </a>
      </p>
      {price !== null && (
        <p className="mt-1">
          {variants.length > 1 && <span className="text-ink-soft">{t.listing.priceFrom} </span>}
          <Price amount={price} className="text-3xl font-bold" />
          <span className="text-lg text-ink-soft"> {t.card.perUnit(unit)}</span>
        </p>
      )}
      <ShownPromotions promotions={promotions} />
      {rating && (
        <p className="mt-1">
          <a
            href={paths.reviews(locale, listing.slug)}
            className="inline-flex min-h-11 items-center"
          >
            <RatingText rating={rating} />
          </a>
        </p>
      )}
      <p className="mt-3 flex flex-wrap gap-2">
        {isSample && <Badge tone="attention">{t.listing.sampleData}</Badge>}
        <HalalBadge halal={halal} />
        {soldRecently > 0 && <Badge>{t.listing.sold(soldRecently)}</Badge>}
      </p>
    </header>
  )
}
