import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { listExperiences } from '#app/features/experiences/queries.server.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { buttonClasses } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { experiencesTitle } from './page-title.ts'

export const meta: MetaFunction = () => experiencesTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { desk, role } = await requireDeskMember(request)
  return { experiences: await listExperiences(desk), isManager: role === 'manager' }
}

export default function Experiences() {
  const { experiences, isManager } = useLoaderData<typeof loader>()
  const { experiences: t } = useMessages()
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          isManager && (
            <Link to={paths.kelolaNewExperience()} className={buttonClasses({})}>
              <Icon icon={Plus} />
              {t.add}
            </Link>
          )
        }
      />
      {!isManager && <p className="mb-3 text-sm text-ink-soft">{t.onlyManager}</p>}
      {experiences.length === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      <ul className="grid gap-3 sm:grid-cols-2">
        {experiences.map(({ slug, title, status, mode }) => (
          <li key={slug}>
            <Card className="relative flex h-full items-start justify-between gap-3 p-4">
              <div className="min-w-0 wrap-anywhere">
                <Link
                  to={paths.kelolaExperience(slug)}
                  className="font-semibold after:absolute after:inset-0"
                >
                  {title}
                </Link>
                <p className="text-sm text-ink-soft">{t.modes[mode]}</p>
              </div>
              {status !== 'live' && <Badge>{t.status[status]}</Badge>}
            </Card>
          </li>
        ))}
      </ul>
    </>
  )
}
