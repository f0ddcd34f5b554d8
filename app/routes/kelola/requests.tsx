import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { RequestList } from '#app/features/requests/components/request-list.tsx'
import { countRequests, listRequestsForShop } from '#app/features/requests/desk-queries.server.ts'
import { inboxQuery, type RequestView, requestViews } from '#app/features/requests/forms.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { requestTitle } from './page-title.ts'

export const meta: MetaFunction = () => requestTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const query = inboxQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [page, counts] = await Promise.all([
    listRequestsForShop({ shopId, role, asked: query }),
    countRequests(shopId),
  ])
  return { query, counts, ...page }
}

const views = Object.keys(requestViews) as RequestView[]

export default function Requests() {
  const { query, counts, requests, next, now } = useLoaderData<typeof loader>()
  const { common, requests: texts } = useMessages()
  const { desk: t } = texts
  const { lihat: view, cari, setelah } = query
  return (
    <>
      <PageHeader title={t.title} />
      <Tabs
        label={t.viewsLabel}
        tabs={views.map((each) => ({
          href: paths.kelolaRequests({ lihat: each, cari }),
          label: t.views[each],
          current: each === view,
          ...(each !== 'selesai' && { count: counts[each] }),
        }))}
      />
      <SearchForm
        action={paths.kelolaRequests()}
        hidden={{ lihat: view }}
        value={cari}
        label={t.search}
      />
      {requests.length > 0 ? (
        <RequestList requests={requests} now={now} />
      ) : (
        <EmptyState title={cari ? common.noneFound : t.empty[view]}>
          <p>{cari ? common.noneFoundText : t.emptyText}</p>
        </EmptyState>
      )}
      <ListPages
        first={setelah && paths.kelolaRequests({ lihat: view, cari })}
        next={next && paths.kelolaRequests({ lihat: view, cari, setelah: next })}
      />
    </>
  )
}
