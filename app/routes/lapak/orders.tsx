import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { MakerOrderList } from '#app/features/orders/components/maker-order-list.tsx'
import { listLinesToPrepare } from '#app/features/orders/maker-orders.server.ts'
import {
  makerOrderQuery,
  type MakerOrderView,
  makerOrderViews,
} from '#app/features/orders/maker-orders.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.lapak.orders.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope } = await requireMaker(request)
  const query = makerOrderQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { query, ...(await listLinesToPrepare(scope, query)) }
}

export default function MakerOrders() {
  const { query, lines, next, now } = useLoaderData<typeof loader>()
  const { common, lapak } = useMessages()
  const { orders: t } = lapak
  const tabs = (Object.keys(makerOrderViews) as MakerOrderView[]).map((lihat) => ({
    href: paths.makerOrders({ ...query, lihat, setelah: null }),
    label: t.views[lihat],
    current: query.lihat === lihat,
  }))
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <ReadyNotice />
      <div className="mb-4">
        <Tabs label={t.title} tabs={tabs} />
      </div>
      <SearchForm
        action={paths.makerOrders()}
        hidden={{ lihat: query.lihat, barang: query.barang }}
        value={query.cari}
        label={t.search}
      />
      {query.barang && (
        <p className="mb-4 flex flex-wrap items-center gap-3">
          {t.oneGood}
          <LinkButton href={paths.makerOrders({ lihat: query.lihat })} look="quiet" size="small">
            {t.allGoods}
          </LinkButton>
        </p>
      )}
      {lines.length > 0 ? (
        <MakerOrderList lines={lines} now={now} query={query} />
      ) : (
        <EmptyState title={query.cari ? common.noneFound : t.empty[query.lihat]} />
      )}
      <ListPages
        first={query.setelah && paths.makerOrders({ ...query, setelah: null })}
        next={next && paths.makerOrders({ ...query, setelah: next })}
      />
    </>
  )
}

/** What came of the last tap, and the way back. */
function ReadyNotice() {
  const { query } = useLoaderData<typeof loader>()
  const { orders: t } = useMessages().lapak
  const [address] = useSearchParams()
  const [kabar, line] = [address.get('kabar'), address.get('baris') ?? '']
  if (kabar === 'berubah') return <Notice tone="attention">{t.changed}</Notice>
  if (kabar === 'belum-siap') return <Notice tone="good">{t.takenBack}</Notice>
  if (kabar !== 'siap' || !isUuid(line)) return null
  return (
    <Notice tone="good">
      <span className="flex flex-wrap items-center justify-between gap-3">
        {t.marked}
        <Form method="post" action={paths.lineReady('lapak', line, 'belum-siap', query)}>
          <Button look="outline" size="small">
            {t.undo}
          </Button>
        </Form>
      </span>
    </Notice>
  )
}

function Notice({ tone, children }: { tone: 'good' | 'attention'; children: React.ReactNode }) {
  return (
    <div className="mb-4">
      <Alert tone={tone}>{children}</Alert>
    </div>
  )
}
