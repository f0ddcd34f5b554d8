import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { RequestList } from '#app/features/requests/components/request-list.tsx'
import { countRequests, listRequestsForShop } from '#app/features/requests/desk-queries.server.ts'
import { inboxQuery, type RequestView, requestViews } from '#app/features/requests/forms.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { requestTitle } from './page-title.ts'

export const meta: MetaFunction = () => requestTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const query = inboxQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { lihat: view, setelah: before } = query
  const [page, counts] = await Promise.all([
    listRequestsForShop({ shopId, role, view, before }),
    countRequests(shopId),
  ])
  return { view, counts, ...page }
}

const views = Object.keys(requestViews) as RequestView[]

export default function Requests() {
  const { view, counts, requests, next, now } = useLoaderData<typeof loader>()
  const { desk: t } = useMessages().requests
  return (
    <>
      <PageHeader title={t.title} />
      <Tabs
        label={t.viewsLabel}
        tabs={views.map((each) => ({
          href: paths.kelolaRequests({ lihat: each }),
          label: t.views[each],
          current: each === view,
          ...(each !== 'selesai' && { count: counts[each] }),
        }))}
      />
      {requests.length > 0 ? (
        <RequestList requests={requests} now={now} />
      ) : (
        <EmptyState title={t.empty[view]}>
          <p>{t.emptyText}</p>
        </EmptyState>
      )}
      {next && (
        <nav className="mt-6 flex justify-center">
          <Link
            to={paths.kelolaRequests({ lihat: view, setelah: next })}
            className={buttonClasses({ look: 'outline' })}
          >
            {t.next}
          </Link>
        </nav>
      )}
    </>
  )
}
