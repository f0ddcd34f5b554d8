import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { ListingNotice } from '#app/features/catalog/components/listing-notice.tsx'
import { ListingPages, ListingSearch } from '#app/features/catalog/components/listing-search.tsx'
import { SellerListings } from '#app/features/catalog/components/seller-listing.tsx'
import { changedStockQuery, listingListQuery } from '#app/features/catalog/listing-list.ts'
import { ListingViews } from '#app/features/catalog/components/listing-views.tsx'
import {
  countListingsOfSeller,
  listListingsOfSeller,
} from '#app/features/catalog/seller-queries.server.ts'
import { getChangedStock } from '#app/features/catalog/stock-undo.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.listings.mine)

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope } = await requireMaker(request)
  const address = Object.fromEntries(new URL(request.url).searchParams)
  const query = listingListQuery.parse(address)
  const seller = { maker: scope }
  const [page, changed, counts] = await Promise.all([
    listListingsOfSeller(seller, query),
    getChangedStock(seller, changedStockQuery.parse(address).stok),
    countListingsOfSeller(seller),
  ])
  return { query, changed, counts, ...page }
}

export default function MakerListings() {
  const { query, listings, next, changed, counts } = useLoaderData<typeof loader>()
  const { common, listings: t } = useMessages()
  const add = (
    <LinkButton href={paths.sellerListings('lapak', { id: 'baru' })}>
      <Icon icon={Plus} />
      {t.add}
    </LinkButton>
  )
  const { cari, setelah, status, sisa } = query
  const isSearching = cari !== '' || setelah !== null || status !== null || sisa !== null
  return (
    <>
      <PageHeader title={t.mine} actions={add} />
      <ListingNotice />
      {(listings.length > 5 || isSearching) && (
        <>
          <ListingViews desk="lapak" query={query} counts={counts} />
          <ListingSearch desk="lapak" query={query} />
        </>
      )}
      {listings.length > 0 ? (
        <SellerListings desk="lapak" listings={listings} list={{ desk: 'lapak', query, changed }} />
      ) : (
        <EmptyState title={isSearching ? t.empty : t.emptyMaker} action={add}>
          {isSearching ? common.noneFoundText : t.emptyMakerText}
        </EmptyState>
      )}
      <ListingPages desk="lapak" query={query} next={next} />
    </>
  )
}
