import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Absent } from './absent.tsx'
import { loadListing } from './listing.server.ts'
import { listingCacheRule, type ListingData } from './listing-data.ts'
import { listingMeta } from './listing-meta.ts'
import { ListingView } from './listing-view.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  return loadListing('experience', params.slug ?? '', localeOf(request))
}

export const handle: PageHandle = { cache: (loaded) => listingCacheRule(loaded as ListingData) }

export const meta: MetaFunction<typeof loader> = (input) => listingMeta(input, input.data)

export default function Experience() {
  const loaded = useLoaderData<typeof loader>()
  if (!loaded.found) return <Absent what="listing" suggestions={loaded.suggestions} />
  return <ListingView {...loaded} />
}
