import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Permits } from '#app/features/catalog/components/permits.tsx'
import { changePermitsFromPage, loadPermits } from '#app/features/catalog/permits-page.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { requireOwnGoods } from './own-goods.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  consoleTitle((t) => t.listings.permits.title(loaded?.title ?? ''))

export async function loader({ request, params }: LoaderFunctionArgs) {
  return loadPermits(await requireOwnGoods(request), params.listingId ?? '')
}

export async function action({ request, params }: ActionFunctionArgs) {
  return changePermitsFromPage(await requireOwnGoods(request), request, params.listingId ?? '')
}

export default function MakerListingPermits() {
  const owner = useLoaderData<typeof loader>()
  return <Permits desk="lapak" owner={owner} answer={useActionData<typeof action>()} />
}
