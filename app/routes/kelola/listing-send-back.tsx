import type { ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import type { loader as listingLoader } from './listing.tsx'
import { moveForReason } from './listing-route.server.ts'
import { ReasonForm } from './reason-form.tsx'

export const action = (args: ActionFunctionArgs) =>
  moveForReason(args, { from: ['review'], to: 'draft' })

/** The form once more, when there was nothing to read in it. */
export default function SendBackListing() {
  const { listing } = useRouteLoaderData<typeof listingLoader>('routes/kelola/listing')!
  const answer = useActionData<typeof action>()
  return answer && <ReasonForm verb="kembalikan" listingId={listing.id} answer={answer} />
}
