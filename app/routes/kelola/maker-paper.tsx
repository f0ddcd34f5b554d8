import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { StatementPaper } from '#app/features/payouts/components/statement-paper.tsx'
import { getMakerMoney } from '#app/features/payouts/queries.server.ts'
import { loadStatementPaper } from '#app/features/payouts/statement-page.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PaperPage } from '#app/ui/paper-page.tsx'
import css from './guests.css?url'

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
  const { paper: t } = useMessages().payouts
  return (
    <PaperPage backTo={paths.kelolaMakerMoney(makerId)} words={t}>
      <StatementPaper {...paper} />
    </PaperPage>
  )
}
