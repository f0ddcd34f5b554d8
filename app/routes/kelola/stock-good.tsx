import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import { correctStock } from '#app/features/stock/commands.server.ts'
import { CorrectionForm } from '#app/features/stock/components/correction-form.tsx'
import { StockNumbers } from '#app/features/stock/components/stock-numbers.tsx'
import { correctionForm } from '#app/features/stock/forms.ts'
import { getStock, listMovements } from '#app/features/stock/queries.server.ts'
import { movementListQuery } from '#app/features/stock/stock.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { requireUnitGoods } from './listing-route.server.ts'
import { Movements } from './stock-movements.tsx'
import { StockBackLink } from './settings-back-link.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: its }) =>
  consoleTitle((t) => its?.good.name ?? t.stock.title)

export async function loader({ request, params: { variantId } }: LoaderFunctionArgs) {
  const { desk, role } = await requireDeskMember(request)
  const good = (await getStock(desk, variantId)) ?? notFound()
  const asked = new URL(request.url).searchParams
  const query = movementListQuery.parse(Object.fromEntries(asked))
  return {
    good,
    query,
    ...(await listMovements(desk, good.variantId, query)),
    isCorrected: asked.get('kabar') === 'corrected',
    canWrite: role === 'manager' || role === 'staff',
  }
}

export async function action({ request, params: { variantId = '' } }: ActionFunctionArgs) {
  const { desk, seller, actor } = await requireUnitGoods(request)
  // Before the form is looked at: what is another's answers like what does not exist.
  if (!(await getStock(desk, variantId))) notFound()
  const typed = await readForm(request)
  const form = correctionForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, problems: z.flattenError(form.error).fieldErrors }, { status: 400 })
  }
  const done = await correctStock({ seller, actor, variantId }, form.data)
  if (done.ok) return redirect(paths.kelolaStockOf(variantId, { kabar: 'corrected' }))
  if (done.reason === 'not-found') return notFound()
  return data({ typed, problems: { pieces: [done.reason] } }, { status: 409 })
}

export default function StockOfGood() {
  const { good, query, movements, next, isCorrected, canWrite } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { stock: t } = useMessages()
  const available = good.onHand - good.held
  return (
    <>
      <PageHeader
        title={good.name}
        lead={good.makerName}
        above={<StockBackLink />}
        actions={
          <LinkButton href={paths.sellerListings('kelola', { id: good.listingId })} look="outline">
            {t.seeListing}
          </LinkButton>
        }
      />
      {isCorrected && !answer && (
        <div className="mb-4">
          <Alert tone="good">{t.corrected}</Alert>
        </div>
      )}
      <StockNumbers good={good} />
      {canWrite ? (
        <CorrectionForm
          key={good.lastMovedAt?.getTime()}
          available={available}
          refused={answer ?? { typed: {}, problems: {} }}
        />
      ) : (
        <p className="text-ink-soft">{t.readOnly}</p>
      )}
      <Movements variantId={good.variantId} query={query} movements={movements} next={next} />
    </>
  )
}
