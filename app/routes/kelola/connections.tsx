import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { ConnectionCard } from '#app/features/calendars/components/connection-card.tsx'
import { listConnections } from '#app/features/calendars/queries.server.ts'
import { env } from '#app/server/env.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { CalendarBackLink } from './calendar-back-link.tsx'
import { connectionsTitle } from './page-title.ts'

export const meta: MetaFunction = () => connectionsTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const isManager = role === 'manager'
  const connections = await listConnections({ shopId, isManager })
  return { connections, isManager, origin: env.APP_URL }
}

export default function Connections() {
  const { connections, isManager, origin } = useLoaderData<typeof loader>()
  const { calendars: t } = useMessages()
  const experiences = [...Map.groupBy(connections, ({ slug }) => slug)]
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} above={<CalendarBackLink />} />
      <Outlet />
      {!isManager && <p className="mb-3 text-sm text-ink-soft">{t.readOnly}</p>}
      {experiences.length === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      {isManager && experiences.length > 0 && (
        <div className="mb-4 grid gap-1 text-sm text-ink-soft">
          <p>{t.outHint}</p>
          {connections.some(({ unitId }) => unitId !== null) && <p>{t.inHint}</p>}
        </div>
      )}
      {experiences.map(([slug, ofExperience]) => (
        <Section key={slug} id={slug} title={ofExperience[0]?.title ?? ''}>
          <ul className="grid gap-3 lg:grid-cols-2">
            {ofExperience.map((connection) => (
              <li key={connection.unitId ?? slug}>
                <ConnectionCard connection={connection} origin={origin} isManager={isManager} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}
