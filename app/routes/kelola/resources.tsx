import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { weekdayName } from '#app/features/resources/components/weekday-name.ts'
import { listResources } from '#app/features/resources/queries.server.ts'
import type { Resource } from '#app/features/resources/resource.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { buttonClasses } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { CalendarBackLink } from './calendar-back-link.tsx'
import { resourcesTitle } from './page-title.ts'

export const meta: MetaFunction = () => resourcesTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  return { resources: await listResources(shopId), isManager: role === 'manager' }
}

export default function Resources() {
  const { resources, isManager } = useLoaderData<typeof loader>()
  const { resources: t } = useMessages()
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        above={<CalendarBackLink />}
        actions={
          isManager && (
            <Link to={paths.kelolaResources('baru')} className={buttonClasses({})}>
              <Icon icon={Plus} />
              {t.add}
            </Link>
          )
        }
      />
      {!isManager && <p className="mb-3 text-sm text-ink-soft">{t.readOnly}</p>}
      {resources.length === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      <ul className="grid gap-3 sm:grid-cols-2">
        {resources.map((resource) => (
          <li key={resource.id}>
            <ResourceCard resource={resource} isManager={isManager} />
          </li>
        ))}
      </ul>
    </>
  )
}

type ResourceCardProps = { resource: Resource; isManager: boolean }

function ResourceCard({ resource, isManager }: ResourceCardProps) {
  const locale = useLocale()
  const { resources: t, common } = useMessages()
  const { id, kind, name, capacity, weekdays, isActive } = resource
  const days =
    weekdays.length === 7 ? t.everyDay : weekdays.map((day) => weekdayName(day, locale)).join(', ')
  return (
    <Card className="flex h-full items-start justify-between gap-3 p-4">
      <div className="min-w-0 wrap-anywhere">
        <p className="font-semibold">{name}</p>
        <p className="text-sm text-ink-soft">
          {[t.kinds[kind], t.takes(capacity), days].join(' · ')}
        </p>
        {!isActive && <Badge>{t.inactive}</Badge>}
      </div>
      {isManager && (
        <Link
          to={paths.kelolaResources(id)}
          aria-label={t.change(name)}
          className={buttonClasses({ look: 'outline', size: 'small' })}
        >
          {common.edit}
        </Link>
      )}
    </Card>
  )
}
