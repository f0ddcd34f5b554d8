import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { calendarDateOf, formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { PermitBadge } from '#app/features/catalog/components/permits.tsx'
import { permitListQuery, permitViews } from '#app/features/catalog/permit-list.ts'
import { listPermitsOfShop } from '#app/features/catalog/permit-queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.listings.permits.all.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const query = permitListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const page = await listPermitsOfShop(shopId, query)
  const canWrite = role === 'manager' || role === 'staff'
  return { query, ...page, today: calendarDateOf(new Date()), canWrite }
}

/** What is sold with a number, and the BUM Desa's own numbers, by the day they end. */
export default function AllPermits() {
  const { query, permits, next, canWrite } = useLoaderData<typeof loader>()
  const { common, listings } = useMessages()
  const t = listings.permits.all
  const { lihat, cari, setelah } = query
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          canWrite && (
            <LinkButton href={paths.permitsOf('kelola', null)} look="outline">
              {t.own}
            </LinkButton>
          )
        }
      />
      <Tabs
        label={t.viewsLabel}
        tabs={permitViews.map((view) => ({
          href: paths.kelolaPermits({ lihat: view, cari }),
          label: t.views[view],
          current: lihat === view,
        }))}
      />
      <SearchForm action={paths.kelolaPermits()} hidden={{ lihat }} value={cari} label={t.search} />
      {permits.length > 0 ? (
        <PermitTable />
      ) : (
        <EmptyState title={cari ? common.noneFound : t.none} />
      )}
      <ListPages
        first={setelah && paths.kelolaPermits({ lihat, cari })}
        next={next && paths.kelolaPermits({ lihat, cari, setelah: next })}
      />
    </>
  )
}

function PermitTable() {
  const { permits, today, canWrite } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { listings, storefront } = useMessages()
  const t = listings.permits.all
  return (
    <Table
      caption={t.title}
      columns={[
        {
          title: t.what,
          cell: ({ listingId, title }) =>
            canWrite ? (
              <Link
                to={paths.permitsOf('kelola', listingId)}
                className="font-semibold text-terrace"
              >
                {title ?? t.ofShop}
              </Link>
            ) : (
              (title ?? t.ofShop)
            ),
        },
        {
          title: listings.permits.number,
          cell: ({ kind, number }) => `${storefront.listing.permitKinds[kind]} ${number}`,
        },
        {
          title: t.until,
          cell: ({ validUntil }) => (validUntil ? formatCalendarDate(validUntil, locale) : t.noEnd),
        },
        { title: t.status, cell: (permit) => <PermitBadge permit={permit} today={today} /> },
      ]}
      rows={permits}
      rowKey={({ id }) => id}
    />
  )
}
