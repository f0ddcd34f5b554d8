import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChevronLeft, Printer } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { StatementPaper } from '#app/features/payouts/components/statement-paper.tsx'
import { getMakerMoney } from '#app/features/payouts/queries.server.ts'
import { loadStatementPaper } from '#app/features/payouts/statement-page.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import css from './guests.css?url'

/** Only for the button that prints; the browser's own menu does it as well. */
export const handle: PageHandle = { hydrate: true }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction = () => consoleTitle((t) => t.payouts.paper.name)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, shop } = await requireShopMember(request)
  const { id: makerId, name } = (await getMakerMoney(shopId, params.makerId)) ?? notFound()
  const scope = mintScope.maker({ makerId, shopId })
  const names = { shop: shop.name, maker: name }
  return { makerId, ...(await loadStatementPaper(request, scope, names)) }
}

export default function MakerPaper() {
  const { paper, makerId } = useLoaderData<typeof loader>()
  const { payouts } = useMessages()
  const { paper: t } = payouts
  return (
    <main id="isi" className="mx-auto max-w-4xl px-4 py-6 print:m-0 print:max-w-none print:p-0">
      <div className="no-print mb-4 flex flex-wrap items-center gap-2">
        <LinkButton href={paths.kelolaMakerMoney(makerId)} look="quiet">
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
