import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { PayoutList } from '#app/features/payouts/components/payout-list.tsx'
import { payoutListQuery } from '#app/features/payouts/forms.ts'
import { payoutStatuses } from '#app/features/payouts/payout-status.ts'
import { listPayouts } from '#app/features/payouts/queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { BackLink } from './back-link.tsx'
import { payoutsTitle } from './page-title.ts'

export const meta: MetaFunction = () => payoutsTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request)
  const query = payoutListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { query, ...(await listPayouts(shopId, query)) }
}

export default function Payouts() {
  const { query, payouts, next } = useLoaderData<typeof loader>()
  const { payouts: t } = useMessages()
  const { lihat, cari, setelah } = query
  const isNarrow = cari !== '' || setelah !== null || lihat !== 'semua'
  const tabs = (['semua', ...payoutStatuses] as const).map((view) => ({
    href: paths.kelolaPayouts({ lihat: view, cari }),
    label: t.views[view],
    current: view === lihat,
  }))
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        above={<BackLink href={paths.kelola('uang')} text={t.money.back} />}
      />
      <Tabs label={t.status} tabs={tabs} />
      <SearchForm action={paths.kelolaPayouts()} value={cari} label={t.search} hidden={{ lihat }} />
      {payouts.length > 0 ? (
        <PayoutList payouts={payouts} />
      ) : (
        <EmptyState title={isNarrow ? t.noneFound : t.none}>{!isNarrow && t.noneText}</EmptyState>
      )}
      <ListPages
        first={setelah && paths.kelolaPayouts({ lihat, cari })}
        next={next && paths.kelolaPayouts({ lihat, cari, setelah: next })}
      />
    </>
  )
}
