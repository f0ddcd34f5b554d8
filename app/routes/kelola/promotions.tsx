import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { PromotionBadge } from '#app/features/promotions/components/promotion-badge.tsx'
import { savingText } from '#app/features/promotions/components/terms-text.ts'
import type { DeskPromotion } from '#app/features/promotions/desk-promotion.ts'
import { listPromotions } from '#app/features/promotions/queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { promotionsTitle } from './page-title.ts'

export const meta: MetaFunction = () => promotionsTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const before = new URL(request.url).searchParams.get('setelah') ?? ''
  const page = await listPromotions(shopId, isUuid(before) ? before : null)
  return { ...page, isManager: role === 'manager' }
}

export default function Promotions() {
  const { promotions, next, isManager } = useLoaderData<typeof loader>()
  const { promotions: t } = useMessages()
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
      {promotions.length === 0 ? (
        <EmptyState title={t.none}>{isManager && t.noneText}</EmptyState>
      ) : (
        <PromotionTable promotions={promotions} />
      )}
      {next && (
        <p className="mt-6 text-center">
          <Link
            to={paths.kelolaPromotions({ setelah: next })}
            className={buttonClasses({ look: 'outline' })}
          >
            {t.older}
          </Link>
        </p>
      )}
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
