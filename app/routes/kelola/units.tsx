import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { type BusinessUnit } from '#app/features/business-units/business-unit.ts'
import { listBusinessUnits } from '#app/features/business-units/queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { buttonClasses } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { unitsTitle } from './page-title.ts'
import { SettingsBackLink } from './settings-back-link.tsx'

export const meta: MetaFunction = () => unitsTitle((t) => t.title)

const notices = ['added', 'saved', 'closed', 'reopened', 'changed'] as const

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const told = new URL(request.url).searchParams.get('kabar')
  return {
    units: await listBusinessUnits(shopId),
    isManager: role === 'manager',
    notice: notices.find((each) => each === told) ?? null,
  }
}

export default function Units() {
  const { units, isManager, notice } = useLoaderData<typeof loader>()
  const { businessUnits: t, shopSettings } = useMessages()
  const add = isManager && (
    <Link to={paths.kelolaUnits('baru')} className={buttonClasses({})}>
      <Icon icon={Plus} />
      {t.add}
    </Link>
  )
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} above={<SettingsBackLink />} actions={add} />
      {notice && (
        <div className="mb-4">
          <Alert tone={notice === 'changed' ? 'bad' : 'good'}>{t.notices[notice]}</Alert>
        </div>
      )}
      {!isManager && <p className="mb-3 text-ink-soft">{shopSettings.onlyManager}</p>}
      {units.length === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      <ul className="grid gap-3 sm:grid-cols-2">
        {units.map((unit) => (
          <li key={unit.id}>
            <UnitCard unit={unit} isManager={isManager} />
          </li>
        ))}
      </ul>
    </>
  )
}

function UnitCard({ unit, isManager }: { unit: BusinessUnit; isManager: boolean }) {
  const { businessUnits: t, common } = useMessages()
  const { id, name, goods, visits, isClosed } = unit
  return (
    <Card className="flex h-full items-start justify-between gap-3 p-4">
      <div className="min-w-0 wrap-anywhere">
        <p className="font-semibold">
          {name} {isClosed && <Badge>{t.isClosed}</Badge>}
        </p>
        <p className="text-sm text-ink-soft">{t.holds(goods, visits)}</p>
        <p className="mt-1 flex flex-wrap gap-x-4">
          <Link
            to={paths.sellerListings('kelola', { unit: id })}
            className="inline-flex min-h-11 items-center"
          >
            {t.goods}
          </Link>
          <Link
            to={paths.kelolaOrders({ status: 'semua', unit: id })}
            className="inline-flex min-h-11 items-center"
          >
            {t.orders}
          </Link>
        </p>
      </div>
      {isManager && (
        <Link
          to={paths.kelolaUnits(id)}
          aria-label={t.change(name)}
          className={buttonClasses({ look: 'outline', size: 'small' })}
        >
          {common.edit}
        </Link>
      )}
    </Card>
  )
}
