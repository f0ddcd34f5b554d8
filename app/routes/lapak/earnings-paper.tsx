import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChevronLeft, Printer } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { monthName } from '#app/features/bookings/month.ts'
import { StatementPaper } from '#app/features/payouts/components/statement-paper.tsx'
import { loadStatementPaper } from '#app/features/payouts/statement-page.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import css from '../kelola/guests.css?url'

/** Only for the button that prints; the browser's own menu does it as well. */
export const handle: PageHandle = { hydrate: true }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction = () => consoleTitle((t) => t.payouts.paper.name)

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, name, user } = await requireMaker(request)
  const shop = user.makers.find(({ makerId }) => makerId === scope.makerId)?.shopName ?? ''
  return loadStatementPaper(request, scope, { shop, maker: name })
}

export default function EarningsPaper() {
  const { paper } = useLoaderData<typeof loader>()
  const { payouts } = useMessages()
  const { paper: t } = payouts
  return (
    <main id="isi" className="mx-auto max-w-4xl px-4 py-6 print:m-0 print:max-w-none print:p-0">
      <div className="no-print mb-4 flex flex-wrap items-center gap-2">
        <LinkButton href={paths.makerEarnings({ bulan: monthName(paper.month) })} look="quiet">
          <Icon icon={ChevronLeft} />
          {t.back}
        </LinkButton>
        <Button type="button" onClick={() => window.print()}>
          <Icon icon={Printer} />
          {t.print}
        </Button>
        <p className="text-sm text-ink-soft">{t.printHint}</p>
      </div>
      <StatementPaper {...paper} />
    </main>
  )
}
