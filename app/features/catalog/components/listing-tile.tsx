import { Palmtree, ShoppingBasket } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { RatingText } from '#app/features/catalog/components/rating-text.tsx'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import { pictureSource } from '#app/features/catalog/picture-source.ts'
import { FrozenPart } from '#app/ui/frozen.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { KawungPattern } from '#app/ui/patterns.tsx'
import { Picture } from '#app/ui/picture.tsx'
import { Price } from '#app/ui/price.tsx'

/** What a tile says instead of the usual price, for the days somebody asked for. */
export type TileOffer = {
  href: string
  price: Rupiah
  /** What the price is for: `/ orang`, `untuk 2 malam`. */
  per: string
  /** Said where little is left, or where the day must be asked for first. */
  note: string | null
}

type ListingTileProps = {
  card: ListingCard
  offer?: TileOffer | undefined
  /** Among the first things seen, so its picture is not put off. */
  eager?: boolean
  /** The heading it stands under decides its own. */
  as?: 'h2' | 'h3'
}

const tileSizes = '(min-width: 64rem) 260px, (min-width: 40rem) 30vw, 46vw'

/** One offer in a grid: the whole tile is the link, so a thumb cannot miss it. */
export function ListingTile({ card, offer, eager = false, as = 'h3' }: ListingTileProps) {
  return (
    <FrozenPart
      // An offer is of this moment, so its tile is never kept.
      thing={offer ?? card}
      name={`tile-${as}${eager ? '-eager' : ''}`}
      as="li"
      className="group relative flex flex-col"
    >
      <Tile card={card} offer={offer} eager={eager} heading={as} />
    </FrozenPart>
  )
}

type TileProps = Pick<ListingTileProps, 'card' | 'offer'> & {
  eager: boolean
  heading: 'h2' | 'h3'
}

function Tile({ card, offer, eager, heading: Heading }: TileProps) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const { title, unit, price, hasSeveralPrices, village, district, state, rating } = card
  return (
    <>
      <div className="relative overflow-hidden rounded-2xl bg-sunken shadow-card transition-shadow group-hover:shadow-lift">
        <TilePicture card={card} eager={eager} />
        {state !== 'available' && (
          <span className="absolute top-2 left-2 rounded-full bg-surface px-2.5 py-0.5 text-sm font-semibold text-ink shadow-card">
            {state === 'soldOut' ? t.card.soldOut : t.card.shopClosed}
          </span>
        )}
        {offer?.note && (
          <span className="absolute top-2 left-2 rounded-full bg-gold-soft px-2.5 py-0.5 text-sm font-semibold text-ink shadow-card">
            {offer.note}
          </span>
        )}
      </div>
      <Heading className="mt-2.5 line-clamp-2 leading-snug font-semibold">
        <a
          href={offer?.href ?? listingPath(card, locale)}
          className="no-underline after:absolute after:inset-0 group-hover:text-terrace"
        >
          {title[locale]}
        </a>
      </Heading>
      <p className="mt-0.5 leading-snug">
        {hasSeveralPrices && <span className="text-sm text-ink-soft">{t.card.from} </span>}
        <Price amount={offer?.price ?? price} className="font-bold sm:text-lg" />
        <span className="text-sm whitespace-nowrap text-ink-soft">
          {' '}
          {offer?.per ?? t.card.perUnit(unit)}
        </span>
      </p>
      {rating && (
        <p className="text-sm">
          <RatingText rating={rating} />
        </p>
      )}
      <p className="truncate text-sm text-ink-soft">{t.card.place(village.name, district.name)}</p>
    </>
  )
}

export function listingPath({ kind, slug }: ListingCard, locale: 'id' | 'en'): string {
  return kind === 'product' ? paths.product(locale, slug) : paths.experience(locale, slug)
}

function TilePicture({ card, eager }: { card: ListingCard; eager: boolean }) {
  const locale = useLocale()
  const dimmed = card.state === 'available' ? '' : 'opacity-60 saturate-50'
  if (!card.picture) return <NoPicture kind={card.kind} className="aspect-square" />
  return (
    <Picture
      // The title stands right below it; saying it twice would only take a listener's time.
      picture={{ ...pictureSource(card.picture, locale), alt: '' }}
      sizes={tileSizes}
      eager={eager}
      className={`aspect-square w-full object-cover transition-transform duration-300 group-hover:scale-[1.03] ${dimmed}`}
    />
  )
}

/** Where the maker has not taken a picture yet: the pattern of the house instead of a grey box. */
export function NoPicture({ kind, className }: { kind: ListingCard['kind']; className?: string }) {
  return (
    <div
      className={`relative grid place-items-center overflow-hidden bg-terrace-soft text-terrace ${className ?? ''}`}
    >
      <KawungPattern className="absolute inset-0 opacity-20" size={44} />
      <span className="relative grid size-16 place-items-center rounded-full bg-surface">
        <Icon icon={kind === 'product' ? ShoppingBasket : Palmtree} size={30} />
      </span>
    </div>
  )
}

type ListingGridProps = {
  cards: readonly ListingCard[]
  offerOf?: (card: ListingCard) => TileOffer | undefined
  /** How many are seen without scrolling. */
  eager?: number
  as?: 'h2' | 'h3'
  /** On a wide screen, where the grid does not stand alone. */
  columns?: 3 | 4
}

export function ListingGrid({ cards, offerOf, eager = 0, as, columns = 4 }: ListingGridProps) {
  return (
    <ul
      className={`grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 sm:gap-x-5 sm:gap-y-8 ${columns === 4 ? 'lg:grid-cols-4' : ''}`}
    >
      {cards.map((card, index) => (
        <ListingTile
          key={card.id}
          card={card}
          offer={offerOf?.(card)}
          eager={index < eager}
          {...(as && { as })}
        />
      ))}
    </ul>
  )
}
