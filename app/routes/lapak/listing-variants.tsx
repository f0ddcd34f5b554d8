import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { VariantsForm } from '#app/features/catalog/components/variants-form.tsx'
import { loadVariants, saveVariantsFromPage } from '#app/features/catalog/variants-page.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { requireOwnGoods } from './own-goods.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  consoleTitle((t) => t.listings.variants.title(loaded?.title ?? ''))

export async function loader({ request, params }: LoaderFunctionArgs) {
  return loadVariants(await requireOwnGoods(request), params.listingId)
}

export async function action({ request, params }: ActionFunctionArgs) {
  return saveVariantsFromPage(await requireOwnGoods(request), request, params.listingId)
}

export default function MakerListingVariants() {
  const listing = useLoaderData<typeof loader>()
  return <VariantsForm desk="lapak" listing={listing} answer={useActionData<typeof action>()} />
}
