import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { TrailDeeds, type TrailLinks } from '#app/features/audit/components/trail-deeds.tsx'
import { TrailSearchForm } from '#app/features/audit/components/trail-search-form.tsx'
import type { FoundDeed } from '#app/features/audit/deed.ts'
import { searchTrail } from '#app/features/audit/queries.server.ts'
import { countTrailFilters, trailQuery } from '#app/features/audit/trail-search.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.trail.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = trailQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { query, ...(await searchTrail(query)) }
}

export default function Trail() {
  const { query, deeds, names, next } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { trail: t } = useMessages().admin
  const isAll = query.cari === '' && countTrailFilters(query) === 0
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <TrailSearchForm query={query} trailAt={trailAt} namesShop />
      {deeds.length > 0 ? (
        <TrailDeeds deeds={deeds} names={names} links={linksIn(locale)} namesShop />
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

const trailAt = (at: { cari?: string; siapa?: string }) => paths.admin('jejak', at)

const linksIn = (locale: Locale): TrailLinks => ({
  trailOf: trailAt,
  thingAt: (deed) => pageOf(deed, locale),
})

/** Where an admin, or anybody, sees the thing itself. */
function pageOf({ subject, subjectId, subjectSlug, hasComplaint }: FoundDeed, locale: Locale) {
  if (subject === 'attempt') return paths.admin(`uang/pembayaran/${subjectId}`)
  if (subject === 'discrepancy') return paths.admin(`uang/kasus/${subjectId}`)
  if (subject === 'refund') return paths.admin(`pengembalian/${subjectId}`)
  if (subject === 'user') return paths.admin(`orang/${subjectId}`)
  if (subject === 'order' && hasComplaint) return paths.admin(`keluhan/${subjectId}`)
  if (subject === 'shop') return paths.admin(`bumdesa/${subjectId}`)
  if (!subjectSlug) return null
  if (subject === 'experience') return paths.experience(locale, subjectSlug)
  return paths.product(locale, subjectSlug)
}
