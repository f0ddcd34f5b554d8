import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { searchTrail } from '#app/features/audit/queries.server.ts'
import { countTrailFilters, trailQuery } from '#app/features/audit/trail-search.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { pageTitle } from './page-title.ts'
import { TrailDeeds } from './trail-deeds.tsx'
import { TrailSearch } from './trail-filters.tsx'

export const meta: MetaFunction = () => pageTitle((t) => t.trail.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = trailQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { query, ...(await searchTrail(query)) }
}

export default function Trail() {
  const { query, deeds, next } = useLoaderData<typeof loader>()
  const { trail: t } = useMessages().admin
  const isAll = query.cari === '' && countTrailFilters(query) === 0
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <TrailSearch query={query} />
      {deeds.length > 0 ? (
        <TrailDeeds deeds={deeds} />
      ) : (
        <EmptyState
          title={t.nothing}
          action={
            !isAll && (
              <Link to={paths.admin('jejak')} className={buttonClasses({ look: 'outline' })}>
                {t.all}
              </Link>
            )
          }
        />
      )}
      <nav aria-label={t.pages} className="mt-6 flex justify-center gap-3">
        {query.setelah && (
          <Link
            to={paths.admin('jejak', { ...query, setelah: null })}
            className={buttonClasses({ look: 'quiet' })}
          >
            {t.newest}
          </Link>
        )}
        {next && (
          <Link
            to={paths.admin('jejak', { ...query, setelah: next })}
            className={buttonClasses({ look: 'outline' })}
          >
            {t.older}
          </Link>
        )}
      </nav>
    </>
  )
}
