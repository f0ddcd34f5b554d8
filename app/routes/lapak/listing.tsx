import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import { ClaimsNotice } from '#app/features/catalog/components/claims.tsx'
import { ListingForm } from '#app/features/catalog/components/listing-form.tsx'
import { ListingNotice } from '#app/features/catalog/components/listing-notice.tsx'
import { MadeToOrderNotice } from '#app/features/catalog/components/made-to-order-notice.tsx'
import { MissingPermitsNotice } from '#app/features/catalog/components/missing-permits.tsx'
import { ListingVerbs } from '#app/features/catalog/components/listing-verbs.tsx'
import { changeListing } from '#app/features/catalog/change-listing.server.ts'
import { listingForm } from '#app/features/catalog/listing-form.ts'
import { ListingReason } from '#app/features/catalog/components/seller-listing.tsx'
import { readListing } from '#app/features/catalog/read-listing.server.ts'
import { typedOf } from '#app/features/catalog/seller-listing.ts'
import { getListingOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { HiddenNotice } from '#app/features/moderation/components/hidden-notice.tsx'
import { notFound } from '#app/server/guards.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { requireOwnGoods } from './own-goods.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  consoleTitle((t) => t.listings.change(loaded?.listing.title.id ?? ''))

async function requireOwnListing({ request, params }: LoaderFunctionArgs) {
  const { seller, actor, user } = await requireOwnGoods(request)
  const listing = await getListingOfSeller(seller, params.listingId)
  return { seller, actor, user, listing: listing ?? notFound() }
}

export async function loader(args: LoaderFunctionArgs) {
  const [{ listing }, categories] = await Promise.all([requireOwnListing(args), listCategories()])
  return { listing, categories }
}

export async function action(args: ActionFunctionArgs) {
  const { seller, actor, user, listing } = await requireOwnListing(args)
  const read = await readListing({ request: args.request, user }, listingForm)
  if (!read.ok) return data({ typed: read.typed, errors: read.errors }, { status: 400 })
  const { id: listingId } = listing
  const changed = await changeListing({ seller, actor }, { ...read, listingId })
  if (!changed.ok) {
    if (changed.reason === 'not-found') return notFound()
    if (changed.reason === 'permit-missing') {
      const errors = { category: 'permitMissing' }
      return data({ typed: read.typed, errors }, { status: 409 })
    }
    return data({ ...changed, typed: read.typed, errors: {} }, { status: 409 })
  }
  const kabar = listing.status === 'draft' ? 'resent' : 'saved'
  return redirect(paths.sellerListings('lapak', { kabar }))
}

export default function MakerListing() {
  const { listing, categories } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { listings: t } = useMessages()
  return (
    <>
      <PageHeader
        title={t.change(listing.title.id)}
        actions={<ListingVerbs desk="lapak" listing={listing} />}
      />
      <ListingNotice />
      <MadeToOrderNotice listing={listing} />
      <MissingPermitsNotice desk="lapak" listing={listing} />
      <ClaimsNotice listing={listing} />
      {listing.status !== 'hidden' && (
        <div className="mb-4 max-w-xl">
          <ListingReason listing={listing} />
        </div>
      )}
      {listing.status === 'hidden' && <HiddenNotice desk="lapak" listing={listing} canWrite />}
      <ListingForm
        key={listing.id}
        typed={answer?.typed ?? typedOf(listing)}
        errors={answer?.errors ?? {}}
        meanwhile={answer && 'meanwhile' in answer ? answer.meanwhile : undefined}
        categories={categories}
        backTo={paths.sellerListings('lapak')}
      />
    </>
  )
}
