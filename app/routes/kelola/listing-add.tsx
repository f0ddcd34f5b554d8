import { type ActionFunctionArgs, data, type MetaFunction, redirect } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import { ListingForm } from '#app/features/catalog/components/listing-form.tsx'
import { addListing } from '#app/features/catalog/listing-commands.server.ts'
import { listingOnBehalfForm } from '#app/features/catalog/listing-form.ts'
import { readListing } from '#app/features/catalog/read-listing.server.ts'
import { listActiveMakers, usualUnitOf } from '#app/features/catalog/seller-queries.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { formKeyOf } from '#app/server/sent-forms.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { requireUnitGoods } from './listing-route.server.ts'

export const meta: MetaFunction = () => consoleTitle((t) => t.listings.add)

export async function loader({ request }: LoaderFunctionArgs) {
  const { desk, user } = await requireUnitGoods(request)
  const [categories, makers, usualUnit] = await Promise.all([
    listCategories(),
    listActiveMakers(shopOfDesk(desk)),
    usualUnitOf({ desk }),
  ])
  const room = `${desk.shopId}${desk.unitId ?? ''}`
  return { categories, makers, usualUnit, fresh: { formKey: newId(), account: user.id, room } }
}

export async function action({ request }: ActionFunctionArgs) {
  const deed = await requireUnitGoods(request)
  const read = await readListing({ request, user: deed.user }, listingOnBehalfForm)
  if (!read.ok) return data({ typed: read.typed, errors: read.errors }, { status: 400 })
  const formKey = formKeyOf(read.typed)
  const added = await addListing(deed, { ...read, makerId: read.listing.maker, formKey })
  if (!added.ok) {
    return data({ typed: read.typed, errors: { maker: 'makerUnavailable' } }, { status: 409 })
  }
  const { id, isAgain, status } = added.value
  if (isAgain) return redirect(paths.sellerListings('kelola', { id, kabar: 'again' }))
  return redirect(
    paths.sellerListings(
      'kelola',
      status === 'live' ? { kabar: 'addedLive' } : { id, kabar: 'addedWaits' },
    ),
  )
}

/** For a maker without a phone, with their consent. */
export default function AddListingForMaker() {
  const { categories, makers, usualUnit, fresh } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { listings: t } = useMessages()
  return (
    <>
      <PageHeader title={t.add} lead={t.addLead} />
      <ListingForm
        typed={answer?.typed ?? {}}
        errors={answer?.errors ?? {}}
        categories={categories}
        makers={makers}
        usualUnit={usualUnit}
        fresh={fresh}
        backTo={paths.sellerListings('kelola')}
      />
    </>
  )
}
