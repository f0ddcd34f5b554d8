import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { getTodayOfShop } from '#app/features/bookings/desk-queries.server.ts'
import { WhereaboutsTable } from '#app/features/resources/components/whereabouts-table.tsx'
import { listWhereabouts } from '#app/features/resources/queries.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { requireDay, wisataOf } from './calendar-address.server.ts'
import { DayPaper } from './day-paper.tsx'
import css from './guests.css?url'
import { resourcesTitle } from './page-title.ts'

/** Only for the button that prints; the browser's own menu does it as well. */
export const handle: PageHandle = { hydrate: true }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction = ({ params }) =>
  resourcesTitle((t) => `${t.whereTitle} ${params.date ?? ''}`)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, shop } = await requireShopMember(request)
  const date = requireDay(params.date)
  if (!(await getTodayOfShop(shopId))) notFound()
  const whereabouts = await listWhereabouts({ shopId, date })
  return { date, wisata: wisataOf(request), shop: shop.name, whereabouts, printedAt: new Date() }
}

export default function WhoIsWhere() {
  const { date, wisata, shop, whereabouts, printedAt } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { resources: t } = useMessages()
  const zone = whereabouts.flatMap(({ stations }) => stations)[0]?.zone ?? 'WIB'
  return (
    <DayPaper
      date={date}
      wisata={wisata}
      title={`${t.whereTitle} · ${shop}`}
      hint={t.whereHint}
      foot={t.wherePrinted(formatDateTime(printedAt, { locale, zone }))}
    >
      <WhereaboutsTable whereabouts={whereabouts} date={date} />
    </DayPaper>
  )
}
