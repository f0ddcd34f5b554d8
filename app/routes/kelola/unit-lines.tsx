import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { MakerOrderList } from '#app/features/orders/components/maker-order-list.tsx'
import { listLinesToPrepare } from '#app/features/orders/maker-orders.server.ts'
import {
  makerOrderQuery,
  type MakerOrderView,
  makerOrderViews,
} from '#app/features/orders/maker-orders.ts'
import { Alert } from '#app/ui/alert.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { unitsTitle } from './page-title.ts'
import { requireUnitStaff } from './unit-staff.server.ts'

export const meta: MetaFunction = () => unitsTitle((t) => t.lines.title)

const notices = { siap: 'ready', 'belum-siap': 'takenBack', berubah: 'changed' } as const

export async function loader({ request }: LoaderFunctionArgs) {
  const { of } = await requireUnitStaff(request)
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const query = makerOrderQuery.parse(asked)
  const kabar = asked.kabar ?? ''
  const notice = kabar in notices ? notices[kabar as keyof typeof notices] : null
  return { query, notice, ...(await listLinesToPrepare(of, query)) }
}

/** What the unit has to prepare; who buys it and what it costs is the BUM Desa's. */
export default function UnitLines() {
  const { query, notice, lines, next, now } = useLoaderData<typeof loader>()
  const { businessUnits, common, lapak } = useMessages()
  const { lines: t } = businessUnits
  const { views, empty, search } = lapak.orders
  const tabs = (Object.keys(makerOrderViews) as MakerOrderView[]).map((lihat) => ({
    href: paths.kelolaUnitLines({ lihat, cari: query.cari }),
    label: views[lihat],
    current: query.lihat === lihat,
  }))
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {notice && (
        <div className="mb-4">
          <Alert tone={notice === 'changed' ? 'attention' : 'good'}>{t.notices[notice]}</Alert>
        </div>
      )}
      <div className="mb-4">
        <Tabs label={t.title} tabs={tabs} />
      </div>
      <SearchForm
        action={paths.kelolaUnitLines()}
        hidden={{ lihat: query.lihat }}
        value={query.cari}
        label={search}
      />
      {lines.length > 0 ? (
        <MakerOrderList lines={lines} now={now} query={query} desk="kelola" />
      ) : (
        <EmptyState title={query.cari ? common.noneFound : empty[query.lihat]} />
      )}
      <ListPages
        first={query.setelah && paths.kelolaUnitLines({ ...query, setelah: null })}
        next={next && paths.kelolaUnitLines({ ...query, setelah: next })}
      />
    </>
  )
}
