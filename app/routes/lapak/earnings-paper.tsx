import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { monthName } from '#app/features/bookings/month.ts'
import { StatementPaper } from '#app/features/payouts/components/statement-paper.tsx'
import { loadStatementPaper } from '#app/features/payouts/statement-page.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PaperPage } from '#app/ui/paper-page.tsx'
import css from '../kelola/guests.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction = () => consoleTitle((t) => t.payouts.paper.name)

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, name, user } = await requireMaker(request)
  const shop = user.makers.find(({ makerId }) => makerId === scope.makerId)?.shopName ?? ''
  return loadStatementPaper(request, scope, { shop, maker: name })
}

export default function EarningsPaper() {
  const { paper } = useLoaderData<typeof loader>()
  const { paper: t } = useMessages().payouts
  return (
    <PaperPage backTo={paths.makerEarnings({ bulan: monthName(paper.month) })} words={t}>
      <StatementPaper {...paper} />
    </PaperPage>
  )
}
