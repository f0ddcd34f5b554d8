import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { TrailDeeds, type TrailLinks } from '#app/features/audit/components/trail-deeds.tsx'
import { TrailSearchForm } from '#app/features/audit/components/trail-search-form.tsx'
import type { FoundDeed } from '#app/features/audit/deed.ts'
import { searchTrailOfShop } from '#app/features/audit/queries.server.ts'
import { countTrailFilters, trailQuery } from '#app/features/audit/trail-search.ts'
import { rights } from '#app/features/shops/shop-rights.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.trail.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const demand = { write: false, roles: rights.readTrail } as const
  const { shopId } = await requireShopMember(request, undefined, demand)
  const asked = trailQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const query = { ...asked, bumdesa: '' }
  return { query, ...(await searchTrailOfShop(shopId, query)) }
}

/** Everything that was done at this BUM Desa. */
export default function ShopTrail() {
  const { query, deeds, names, next } = useLoaderData<typeof loader>()
  const { trail: t, admin } = useMessages()
  const isAll = query.cari === '' && countTrailFilters(query) === 0
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <TrailSearchForm query={query} trailAt={paths.kelolaTrail} namesShop={false} />
      {deeds.length > 0 ? (
        <TrailDeeds deeds={deeds} names={names} links={links} namesShop={false} />
      ) : (
        <EmptyState
          title={admin.trail.nothing}
          action={
            !isAll && (
              <Link to={paths.kelolaTrail()} className={buttonClasses({ look: 'outline' })}>
                {admin.trail.all}
              </Link>
            )
          }
        />
      )}
      <ListPages
        first={query.setelah && paths.kelolaTrail({ ...query, setelah: null })}
        next={next && paths.kelolaTrail({ ...query, setelah: next })}
      />
    </>
  )
}

const links: TrailLinks = { trailOf: paths.kelolaTrail, thingAt: pageOf }

/** Where the BUM Desa sees the thing itself. */
function pageOf({ subject, subjectId, subjectName, subjectSlug }: FoundDeed): string | null {
  if (subject === 'order' && subjectName) return paths.kelolaOrder(subjectName)
  if (subject === 'listing') return paths.sellerListings('kelola', { id: subjectId })
  if (subject === 'experience' && subjectSlug) return paths.kelolaExperience(subjectSlug)
  if (subject === 'maker') return paths.kelolaMakers({ id: subjectId })
  if (subject === 'payout') return paths.kelolaPayouts({ id: subjectId })
  if (subject === 'promotion') return paths.kelolaPromotions({ id: subjectId })
  return null
}
