import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { data, redirect } from '@remix-run/node'
import { newId } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import { ListingForm } from '#app/features/catalog/components/listing-form.tsx'
import { addListing } from '#app/features/catalog/listing-commands.server.ts'
import { newListingForm } from '#app/features/catalog/listing-form.ts'
import { readListing } from '#app/features/catalog/read-listing.server.ts'
import { usualUnitOf } from '#app/features/catalog/seller-queries.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { formKeyOf } from '#app/server/sent-forms.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.listings.add)

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, user } = await requireMaker(request)
  const [categories, usualUnit] = await Promise.all([
    listCategories(),
    usualUnitOf({ maker: scope }),
  ])
  const fresh = { formKey: newId(), account: user.id, room: scope.makerId }
  return { categories, usualUnit, fresh }
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope, actor, user } = await requireMaker(request)
  const read = await readListing({ request, user }, newListingForm)
  if (!read.ok) return data({ typed: read.typed, errors: read.errors }, { status: 400 })
  const { makerId } = scope
  const formKey = formKeyOf(read.typed)
  const added = await addListing({ seller: { maker: scope }, actor }, { ...read, makerId, formKey })
  if (!added.ok) {
    return data({ typed: read.typed, errors: { maker: 'makerUnavailable' } }, { status: 409 })
  }
  const { id, isAgain } = added.value
  return redirect(
    paths.sellerListings('lapak', isAgain ? { id, kabar: 'again' } : { kabar: 'added' }),
  )
}

export default function AddListing() {
  const { categories, usualUnit, fresh } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { listings: t } = useMessages()
  return (
    <>
      <PageHeader title={t.add} lead={t.addLead} />
      <ListingForm
        typed={answer?.typed ?? {}}
        errors={answer?.errors ?? {}}
        categories={categories}
        usualUnit={usualUnit}
        fresh={fresh}
        backTo={paths.sellerListings('lapak')}
      />
    </>
  )
}
