import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Outlet, useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { DeedHistory } from '#app/features/audit/components/deed-history.tsx'
import { getUnitChoice } from '#app/features/business-units/queries.server.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import { ClaimsNotice } from '#app/features/catalog/components/claims.tsx'
import { ListingForm } from '#app/features/catalog/components/listing-form.tsx'
import { ListingNotice } from '#app/features/catalog/components/listing-notice.tsx'
import { MadeToOrderNotice } from '#app/features/catalog/components/made-to-order-notice.tsx'
import { MissingPermitsNotice } from '#app/features/catalog/components/missing-permits.tsx'
import { ListingVerbs } from '#app/features/catalog/components/listing-verbs.tsx'
import { ListingBadge, SellerListings } from '#app/features/catalog/components/seller-listing.tsx'
import { changeListing } from '#app/features/catalog/change-listing.server.ts'
import { listingForm } from '#app/features/catalog/listing-form.ts'
import { readListing } from '#app/features/catalog/read-listing.server.ts'
import { typedOf } from '#app/features/catalog/seller-listing.ts'
import { getListingOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { HiddenNotice } from '#app/features/moderation/components/hidden-notice.tsx'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { readHistory } from './history.server.ts'
import { requireUnitGoods } from './listing-route.server.ts'
import { ReviewPanel } from './review-panel.tsx'
import { UnitPanel } from './unit-panel.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  consoleTitle((t) => t.listings.change(loaded?.listing.title.id ?? ''))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { desk, role } = await requireDeskMember(request)
  const [listing, categories, unitChoice, history] = await Promise.all([
    getListingOfSeller({ desk }, params.listingId),
    listCategories(),
    desk.unitId === null
      ? getUnitChoice({ shopId: shopOfDesk(desk), listingId: params.listingId })
      : null,
    readHistory({ desk, role }, params.listingId),
  ])
  const canWrite = role === 'manager' || role === 'staff'
  return { listing: listing ?? notFound(), categories, unitChoice, canWrite, history }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const deed = await requireUnitGoods(request)
  const { id: listingId } = (await getListingOfSeller(deed.seller, params.listingId)) ?? notFound()
  const read = await readListing({ request, user: deed.user }, listingForm)
  if (!read.ok) return data({ typed: read.typed, errors: read.errors }, { status: 400 })
  const changed = await changeListing(deed, { ...read, listingId })
  if (!changed.ok) {
    if (changed.reason === 'not-found') return notFound()
    if (changed.reason === 'permit-missing') {
      const errors = { category: 'permitMissing' }
      return data({ typed: read.typed, errors }, { status: 409 })
    }
    return data({ ...changed, typed: read.typed, errors: {} }, { status: 409 })
  }
  return redirect(paths.sellerListings('kelola', { kabar: 'saved' }))
}

/** A pengawas sees it as the list shows it. */
export default function ShopListing() {
  const { listing, categories, unitChoice, canWrite, history } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { listings: t } = useMessages()
  return (
    <>
      <PageHeader
        title={listing.title.id}
        lead={
          <>
            {t.by(listing.makerName)} <ListingBadge status={listing.status} />
          </>
        }
        actions={canWrite && <ListingVerbs desk="kelola" listing={listing} />}
      />
      <ListingNotice />
      <MadeToOrderNotice listing={listing} />
      <MissingPermitsNotice desk="kelola" listing={listing} />
      <ClaimsNotice listing={listing} />
      {listing.status === 'hidden' && (
        <HiddenNotice desk="kelola" listing={listing} canWrite={canWrite} />
      )}
      <Outlet />
      {canWrite && <ReviewPanel listing={listing} />}
      {canWrite && unitChoice && <UnitPanel choice={unitChoice} listingId={listing.id} />}
      {canWrite ? (
        <ListingForm
          key={listing.id}
          typed={answer?.typed ?? typedOf(listing)}
          errors={answer?.errors ?? {}}
          meanwhile={answer && 'meanwhile' in answer ? answer.meanwhile : undefined}
          categories={categories}
          backTo={paths.sellerListings('kelola')}
        />
      ) : (
        <SellerListings desk="kelola" listings={[listing]} />
      )}
      <DeedHistory {...history} />
    </>
  )
}
