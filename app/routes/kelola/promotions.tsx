import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { PromotionBadge } from '#app/features/promotions/components/promotion-badge.tsx'
import { savingText } from '#app/features/promotions/components/terms-text.ts'
import type { DeskPromotion } from '#app/features/promotions/desk-promotion.ts'
import { promotionListQuery } from '#app/features/promotions/promotion-list.ts'
import { promotionStatuses } from '#app/features/promotions/promotion-status.ts'
import { listPromotions } from '#app/features/promotions/queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { promotionsTitle } from './page-title.ts'

export const meta: MetaFunction = () => promotionsTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const query = promotionListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const page = await listPromotions(shopId, query)
  return { query, ...page, isManager: role === 'manager' }
}

export default function Promotions() {
  const { query, promotions, next, isManager } = useLoaderData<typeof loader>()
  const { common, promotions: t } = useMessages()
  const { lihat, cari, setelah } = query
  const isNarrow = lihat !== null || cari !== ''
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          isManager && (
            <Link to={paths.kelolaPromotions({ id: 'baru' })} className={buttonClasses({})}>
              <Icon icon={Plus} />
              {t.add}
            </Link>
          )
        }
      />
      {!isManager && <p className="mb-3 text-sm text-ink-soft">{t.readOnly}</p>}
      <Tabs
        label={t.columns.state}
        tabs={[null, ...promotionStatuses].map((status) => ({
          href: paths.kelolaPromotions({ lihat: status, cari }),
          label: t.views[status ?? 'all'],
          current: status === lihat,
        }))}
      />
      <SearchForm
        action={paths.kelolaPromotions()}
        hidden={{ lihat }}
        value={cari}
        label={t.search}
      />
      {promotions.length === 0 ? (
        <EmptyState title={isNarrow ? common.noneFound : t.none}>
          {isManager && !isNarrow && t.noneText}
        </EmptyState>
      ) : (
        <PromotionTable promotions={promotions} />
      )}
      <ListPages
        first={setelah && paths.kelolaPromotions({ lihat, cari })}
        next={next && paths.kelolaPromotions({ lihat, cari, setelah: next })}
      />
    </>
  )
}

function PromotionTable({ promotions }: { promotions: readonly DeskPromotion[] }) {
  const locale = useLocale()
  const { promotions: t } = useMessages()
  return (
    <Table
      caption={t.title}
      columns={[
        {
          title: t.columns.name,
          cell: ({ id, name, code }) => (
            <Link
              to={paths.kelolaPromotions({ id })}
              className="-my-2.5 inline-block py-2.5 font-semibold wrap-anywhere text-terrace underline-offset-4 hover:underline"
            >
              {[name, code].filter(Boolean).join(' · ')}
            </Link>
          ),
        },
        { title: t.columns.saving, cell: ({ terms }) => savingText(terms.saving, t.saving) },
        {
          title: t.columns.days,
          cell: ({ fromDate, untilDate }) =>
            `${formatCalendarDate(fromDate, locale)} – ${formatCalendarDate(untilDate, locale)}`,
        },
        {
          title: t.columns.uses,
          cell: ({ uses, maximumUses }) =>
            maximumUses === null ? t.facts.times(uses) : t.used.of(uses, maximumUses),
        },
        {
          title: t.columns.state,
          cell: (promotion) => <PromotionBadge promotion={promotion} />,
        },
      ]}
      rows={promotions}
      rowKey={({ id }) => id}
    />
  )
}
