import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { DifferenceTable } from '#app/features/stock/components/difference-table.tsx'
import { type CountedGood, differenceOf, isToCountAgain } from '#app/features/stock/take.ts'
import { applyTake } from '#app/features/stock/take-commands.server.ts'
import { getOpenTake } from '#app/features/stock/take-queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { AskFirst } from '#app/ui/ask-first.tsx'
import { Button } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { requireGoodsDesk } from './listing-route.server.ts'
import { Panel } from './panel.tsx'
import { StockTakeBackLink } from './settings-back-link.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.stockTake.differences)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  return { take: await getOpenTake(shopId), canApply: role === 'manager' || role === 'staff' }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, user } = await requireGoodsDesk(request)
  const { stamp } = await readForm(request)
  const scope = { shopId, actor: { type: 'staff', id: user.id } as const }
  const applied = await applyTake(scope, { stamp: String(stamp) })
  if (!applied.ok) return data({ refusal: applied.reason }, { status: 409 })
  return redirect(paths.kelolaStockTakeOf(applied.value.takeId, { kabar: 'applied' }))
}

/** What the count would change, before it does. */
export default function StockTakeDifferences() {
  const { take, canApply } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { stockTake: t } = useMessages()
  const isBlocked = take?.goods.some(isToCountAgain)
  return (
    <>
      <PageHeader title={t.differences} lead={t.differencesLead} above={<StockTakeBackLink />} />
      <div className="mb-4 grid gap-3 empty:hidden">
        {answer && <Alert tone="bad">{t.refusals[answer.refusal]}</Alert>}
        {isBlocked && (
          <Alert tone="attention" title={t.againTitle}>
            {t.againText}
          </Alert>
        )}
      </div>
      {take ? (
        <>
          <DifferenceTable goods={take.goods} isOpen />
          {canApply && !isBlocked && <ApplyForm {...take} />}
          {canApply && <DiscardForm />}
        </>
      ) : (
        <EmptyState title={t.nothing}>{t.nothingText}</EmptyState>
      )}
    </>
  )
}

function ApplyForm({ goods, stamp }: { goods: readonly CountedGood[]; stamp: string }) {
  const { stockTake: t } = useMessages()
  const differences = goods.map(differenceOf).filter((one) => one !== 0)
  const sum = (some: number[]) => some.reduce((all, one) => all + one, 0)
  const more = sum(differences.filter((one) => one > 0))
  return (
    <Panel tone="action" className="mt-6 max-w-2xl">
      <p className="mb-3">{t.applyText(more, more - sum(differences))}</p>
      <Form method="post">
        <input type="hidden" name="stamp" value={stamp} />
        <Button size="large">{t.apply(differences.length)}</Button>
      </Form>
    </Panel>
  )
}

function DiscardForm() {
  const { stockTake: t } = useMessages()
  return (
    <div className="mt-4">
      <AskFirst
        action={paths.kelolaStockTakeOf('buang')}
        open={t.discard}
        text={t.discardText}
        submit={t.discardSure}
      />
    </div>
  )
}
