import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PermitsOfGood } from '#app/features/catalog/components/permits-of-good.tsx'
import { changePermitsFromPage, loadPermits } from '#app/features/catalog/permits-page.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  consoleTitle((t) => t.listings.permits.title(loaded?.title ?? ''))

async function requireDeed(request: Request) {
  const { scope, actor } = await requireMaker(request)
  return { seller: { maker: scope }, actor }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  return loadPermits(await requireDeed(request), params.listingId)
}

export async function action({ request, params }: ActionFunctionArgs) {
  return changePermitsFromPage(await requireDeed(request), request, params.listingId)
}

export default function MakerListingPermits() {
  const listing = useLoaderData<typeof loader>()
  return <PermitsOfGood desk="lapak" listing={listing} answer={useActionData<typeof action>()} />
}
