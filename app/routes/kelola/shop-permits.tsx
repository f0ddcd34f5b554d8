import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Permits } from '#app/features/catalog/components/permits.tsx'
import { changePermitsFromPage, loadPermits } from '#app/features/catalog/permits-page.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { requireGoodsDesk } from './listing-route.server.ts'

export const meta: MetaFunction = () => consoleTitle((t) => t.listings.permits.all.own)

export async function loader({ request }: LoaderFunctionArgs) {
  return loadPermits(await requireGoodsDesk(request), null)
}

export async function action({ request }: ActionFunctionArgs) {
  return changePermitsFromPage(await requireGoodsDesk(request), request, null)
}

/** The numbers of the BUM Desa itself, beside those of what it sells. */
export default function ShopPermits() {
  const owner = useLoaderData<typeof loader>()
  return <Permits desk="kelola" owner={owner} answer={useActionData<typeof action>()} />
}
