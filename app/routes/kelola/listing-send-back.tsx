import { type ActionFunctionArgs, data } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { reviewNoteForm } from '#app/features/catalog/listing-form.ts'
import { getListingOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { moveFromPage } from '#app/features/catalog/seller-verbs.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import type { loader as listingLoader } from './listing.tsx'
import { requireUnitGoods } from './listing-route.server.ts'
import { SendBackForm } from './review-panel.tsx'

export async function action({ request, params }: ActionFunctionArgs) {
  const deed = await requireUnitGoods(request)
  const { id } = (await getListingOfSeller(deed.seller, params.listingId)) ?? notFound()
  const { note: typed } = await readForm(request)
  const form = reviewNoteForm.safeParse({ note: typed })
  if (!form.success) {
    return data({ typed: typeof typed === 'string' ? typed : '' }, { status: 400 })
  }
  return moveFromPage(deed, id, { from: ['review'], to: 'draft', ...form.data })
}

/** The form once more, when there was nothing to read in it. */
export default function SendBackListing() {
  const { listing } = useRouteLoaderData<typeof listingLoader>('routes/kelola/listing')!
  const answer = useActionData<typeof action>()
  const { listings: t } = useMessages()
  if (!answer || typeof answer !== 'object' || !('typed' in answer)) return null
  return <SendBackForm listingId={listing.id} typed={answer.typed} problem={t.errors.note} />
}
