import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { experienceListQuery } from '#app/features/experiences/experience-list.ts'
import { listExperiences } from '#app/features/experiences/queries.server.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { buttonClasses } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { experiencesTitle } from './page-title.ts'

export const meta: MetaFunction = () => experiencesTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { desk, role } = await requireDeskMember(request)
  const query = experienceListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { query, ...(await listExperiences(desk, query)), isManager: role === 'manager' }
}

export default function Experiences() {
  const { query, experiences, next, isManager } = useLoaderData<typeof loader>()
  const { experiences: t, common } = useMessages()
  const { cari } = query
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
      <SearchForm action={paths.kelolaExperiences()} hidden={{}} value={cari} label={t.search} />
      {experiences.length === 0 && (
        <EmptyState title={cari ? common.noneFound : t.none}>
          {cari ? common.noneFoundText : t.noneText}
        </EmptyState>
      )}
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
      <ListPages
        first={query.setelah && paths.kelolaExperiences({ cari })}
        next={next && paths.kelolaExperiences({ cari, setelah: next })}
      />
    </>
  )
}
