import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { VariantsForm } from '#app/features/catalog/components/variants-form.tsx'
import { loadVariants, saveVariantsFromPage } from '#app/features/catalog/variants-page.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { requireUnitGoods } from './listing-route.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  consoleTitle((t) => t.listings.variants.title(loaded?.title ?? ''))

export async function loader({ request, params }: LoaderFunctionArgs) {
  return loadVariants(await requireUnitGoods(request), params.listingId)
}

export async function action({ request, params }: ActionFunctionArgs) {
  return saveVariantsFromPage(await requireUnitGoods(request), request, params.listingId)
}

export default function ShopListingVariants() {
  const listing = useLoaderData<typeof loader>()
  return <VariantsForm desk="kelola" listing={listing} answer={useActionData<typeof action>()} />
}
