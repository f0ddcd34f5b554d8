import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { ListingNotice } from '#app/features/catalog/components/listing-notice.tsx'
import { ListingPages, ListingSearch } from '#app/features/catalog/components/listing-search.tsx'
import { chosenForm, SellerListings } from '#app/features/catalog/components/seller-listing.tsx'
import { ListingViews } from '#app/features/catalog/components/listing-views.tsx'
import { changedStockQuery, listingListQuery } from '#app/features/catalog/listing-list.ts'
import { listUnitNames } from '#app/features/business-units/queries.server.ts'
import {
  countListingsOfSeller,
  listListingsOfSeller,
} from '#app/features/catalog/seller-queries.server.ts'
import { getChangedStock } from '#app/features/catalog/stock-undo.server.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.listings.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { desk, role } = await requireDeskMember(request)
  const address = Object.fromEntries(new URL(request.url).searchParams)
  const query = listingListQuery.parse(address)
  const [page, changed, counts, units] = await Promise.all([
    listListingsOfSeller({ desk }, query),
    getChangedStock({ desk }, changedStockQuery.parse(address).stok),
    countListingsOfSeller({ desk }),
    desk.unitId === null ? listUnitNames(shopOfDesk(desk)) : [],
  ])
  const isWhole = desk.unitId === null
  return {
    query,
    changed,
    counts,
    units,
    isWhole,
    canWrite: role === 'manager' || role === 'staff',
    ...page,
  }
}

export default function ShopListings() {
  const { query, changed, counts, units, listings, next, canWrite, isWhole } =
    useLoaderData<typeof loader>()
  const { listings: t, imports } = useMessages()
  const add = canWrite && (
    <>
      {isWhole && (
        <LinkButton href={paths.goodsImport()} look="outline">
          {imports.open}
        </LinkButton>
      )}
      <LinkButton href={paths.sellerListings('kelola', { id: 'baru' })}>
        <Icon icon={Plus} />
        {t.add}
      </LinkButton>
    </>
  )
  return (
    <>
      <PageHeader title={t.title} actions={add} />
      <ListingNotice />
      {query.izin && (
        <div className="mb-4">
          <Alert tone="attention" title={t.permits.only[query.izin]}>
            <Link to={paths.sellerListings('kelola')}>{t.permits.showAll}</Link>
          </Alert>
        </div>
      )}
      <ListingViews desk="kelola" query={query} counts={counts} />
      <ListingSearch desk="kelola" query={query} units={units} />
      {listings.length > 0 ? (
        <>
          <SellerListings
            desk="kelola"
            listings={listings}
            list={canWrite ? { desk: 'kelola', query, changed } : null}
            canChoose={canWrite && isWhole}
          />
          {canWrite && isWhole && <EditChosen />}
        </>
      ) : (
        <EmptyState title={t.empty} action={add} />
      )}
      <ListingPages desk="kelola" query={query} next={next} />
    </>
  )
}

/** Stands apart, because each good has forms of its own; the boxes say that they belong to it. */
function EditChosen() {
  const { imports: t } = useMessages()
  return (
    <form id={chosenForm} action={paths.goodsEdit()} className="mt-4">
      <Button look="outline">{t.editChosen}</Button>
    </form>
  )
}
