import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { Badge, type Tone } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Picture } from '#app/ui/picture.tsx'
import type { ListingStatus } from '../listing-status.ts'
import { sourceOfKey } from '../picture-source.ts'
import type { SellerListing } from '../seller-listing.ts'
import { ClaimsLine } from './claims.tsx'
import { MissingPermitsLine } from './missing-permits.tsx'
import { type ListInHand, StockSteps } from './stock-steps.tsx'

const tones: Record<ListingStatus, Tone> = {
  draft: 'attention',
  review: 'attention',
  live: 'good',
  paused: 'neutral',
  hidden: 'bad',
}

export function ListingBadge({ status }: { status: ListingStatus }) {
  const { listings: t } = useMessages()
  return <Badge tone={tones[status]}>{t.statuses[status]}</Badge>
}

type SellerListingsProps = {
  desk: 'lapak' | 'kelola'
  listings: readonly SellerListing[]
  /** The list whose stock can be changed here; none for a pengawas, who reads only. */
  list?: ListInHand | null
  /** With a box before each, for the form `chosenForm` on the same page. */
  canChoose?: boolean
}

export const chosenForm = 'chosen-goods'

/** Goods as their seller has them in the hand: the picture, what it costs, what is left. */
export function SellerListings({
  desk,
  listings,
  list = null,
  canChoose = false,
}: SellerListingsProps) {
  return (
    <ul className="grid gap-3">
      {listings.map((listing) => (
        <Card as="li" key={listing.id} className="flex flex-wrap gap-x-4 gap-y-3 p-3">
          <div className="flex min-w-0 flex-1 basis-64 gap-4">
            {canChoose && <Choice listing={listing} />}
            <Thumbnail listing={listing} />
            <div className="grid min-w-0 flex-1 content-start gap-1">
              <Facts desk={desk} listing={listing} />
            </div>
          </div>
          {list && <Stock list={list} listing={listing} />}
        </Card>
      ))}
    </ul>
  )
}

function Choice({ listing }: { listing: SellerListing }) {
  const { imports: t } = useMessages()
  return (
    <label className="-m-2 grid min-w-9 place-content-start self-stretch p-2">
      <input
        type="checkbox"
        name="barang"
        value={listing.id}
        form={chosenForm}
        aria-label={t.choose(listing.title.id)}
        className="size-5"
      />
    </label>
  )
}

function Thumbnail({ listing }: { listing: SellerListing }) {
  const { listings: t } = useMessages()
  if (!listing.pictureKey) {
    return (
      <span className="grid size-20 shrink-0 place-items-center rounded-xl bg-sunken text-sm text-ink-soft">
        {t.fields.picture}?
      </span>
    )
  }
  return (
    <Picture
      picture={sourceOfKey(listing.pictureKey)}
      sizes="80px"
      className="size-20 shrink-0 self-start rounded-xl object-cover"
    />
  )
}

type OneReason = { listing: Pick<SellerListing, 'status' | 'pausedBy' | 'reviewNote'> }
type OneListing = { desk: 'lapak' | 'kelola'; listing: SellerListing }

function Facts({ desk, listing }: OneListing) {
  const { listings: t } = useMessages()
  const { id, title, price, unit, makerName, variants, status, madeToOrder } = listing
  return (
    <>
      <h2 className="font-semibold break-words">
        <Link to={paths.sellerListings(desk, { id })} className="text-terrace">
          {title.id}
        </Link>
      </h2>
      <p className="text-sm text-ink-soft">
        {t.perUnit(price, unit)}
        {variants.length > 1 && ` ${t.otherVariants(variants.length - 1)}`}
        {desk === 'kelola' && ` · ${t.by(makerName)}`}
      </p>
      {madeToOrder && (
        <p className="text-sm text-ink-soft">{t.madeToOrder.note(listing.leadTimeDays)}</p>
      )}
      {status !== 'live' && (
        <p>
          <ListingBadge status={status} />
        </p>
      )}
      <ListingReason listing={listing} />
      <MissingPermitsLine desk={desk} listing={listing} />
      <ClaimsLine listing={listing} />
    </>
  )
}

/** Why it is not on sale, in the words of who has taken it off. */
export function ListingReason({ listing: { status, pausedBy, reviewNote } }: OneReason) {
  const { listings: t } = useMessages()
  const isPausedByShop = status === 'paused' && pausedBy === 'shop'
  if (!reviewNote && !isPausedByShop) return null
  return (
    <p className="text-sm whitespace-pre-line">
      <strong>{isPausedByShop ? t.pausedByShop.reason : t.sentBack}</strong>{' '}
      {reviewNote ?? t.pausedByShop.noReason}
    </p>
  )
}

function Stock({ list, listing }: { list: ListInHand; listing: SellerListing }) {
  const { title, unit, madeToOrder, variants } = listing
  return (
    <ul className="grid gap-2">
      {variants.map((variant) => (
        <li key={variant.id}>
          {variants.length > 1 && <p className="font-semibold sm:text-right">{variant.label}</p>}
          <StockSteps
            list={list}
            variant={variant}
            unit={unit}
            madeToOrder={madeToOrder}
            title={`${title.id} ${variant.label}`.trim()}
          />
        </li>
      ))}
    </ul>
  )
}
