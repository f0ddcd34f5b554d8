import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { MakerPromotions } from '#app/features/promotions/components/maker-promotions.tsx'
import { promotionListQuery } from '#app/features/promotions/promotion-list.ts'
import { listPromotionsBorneBy } from '#app/features/promotions/queries.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.promotions.ofMaker.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope } = await requireMaker(request)
  const query = promotionListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { query, ...(await listPromotionsBorneBy(scope, query)) }
}

export default function PromotionsOfMaker() {
  const { query, promotions, next } = useLoaderData<typeof loader>()
  const { common, promotions: t } = useMessages()
  const { cari, setelah } = query
  return (
    <>
      <PageHeader title={t.ofMaker.title} lead={t.ofMaker.lead} />
      <SearchForm action={paths.makerPromotions()} hidden={{}} value={cari} label={t.search} />
      {promotions.length > 0 ? (
        <MakerPromotions promotions={promotions} />
      ) : (
        <EmptyState title={cari ? common.noneFound : t.none}>
          {cari ? common.noneFoundText : t.ofMaker.noneText}
        </EmptyState>
      )}
      <ListPages
        first={setelah && paths.makerPromotions({ cari })}
        next={next && paths.makerPromotions({ cari, setelah: next })}
      />
    </>
  )
}
