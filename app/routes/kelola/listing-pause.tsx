import type { ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { listingMoves } from '#app/features/catalog/seller-verbs.server.ts'
import type { loader as listingLoader } from './listing.tsx'
import { moveForReason } from './listing-route.server.ts'
import { Panel } from './panel.tsx'
import { ReasonForm } from './reason-form.tsx'

export const action = (args: ActionFunctionArgs) => moveForReason(args, listingMoves.pause)

/** Asked for first: its maker reads why, and cannot sell it again. */
export default function PauseListing() {
  const { listing, canWrite } = useRouteLoaderData<typeof listingLoader>('routes/kelola/listing')!
  const answer = useActionData<typeof action>()
  if (!canWrite || listing.status !== 'live') return null
  return (
    <div className="mb-6">
      <Panel tone="action">
        <ReasonForm verb="jeda" listingId={listing.id} answer={answer} />
      </Panel>
    </div>
  )
}
