import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { gateName } from '#app/features/bookings/gate-code.ts'
import { sellAtCounter } from '#app/features/counter/commands.server.ts'
import { CounterFrame } from '#app/features/counter/components/counter-frame.tsx'
import type { CounterBoot } from '#app/features/counter/components/counter-phone/store.ts'
import { SaleForm } from '#app/features/counter/components/sale-form.tsx'
import { SaleProblem } from '#app/features/counter/components/sale-problem.tsx'
import {
  type CounterErrors,
  readCounterForm,
  textsOf,
  visitOn,
} from '#app/features/counter/forms.ts'
import { getTakings, listOffer, todayOfShop } from '#app/features/counter/queries.server.ts'
import { countRefusedSales } from '#app/features/counter/refused-queries.server.ts'
import { salesReach } from '#app/features/counter/sales-reach.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { CounterPanel } from './counter-panel.tsx'
import { counterTitle } from './page-title.ts'

export const meta: MetaFunction = () => counterTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { desk, shop, user } = await requireDeskMember(request, { write: true })
  // The day and what waits for a decision are the whole BUM Desa's.
  const isWhole = desk.unitId === null
  const [offer, takings, unsolved] = await Promise.all([
    listOffer({ desk }),
    getTakings(salesReach(desk, user.id)),
    isWhole ? countRefusedSales(shopOfDesk(desk)) : 0,
  ])
  const boot: CounterBoot = {
    shop: { slug: shop.slug, name: shop.name },
    userId: user.id,
    canSolve: isWhole,
  }
  const isAtGate = new URL(request.url).searchParams.has('gerbang')
  return { boot, offer, takings, unsolved, isWhole, saleId: newId(), isAtGate }
}

export async function action({ request }: ActionFunctionArgs) {
  const { desk, user } = await requireDeskMember(request, { write: true })
  const shopId = shopOfDesk(desk)
  const typed = textsOf(await readForm(request))
  const read = readCounterForm(typed, visitOn(await todayOfShop(shopId)))
  if (!read.ok) return data({ typed, errors: read.errors, refusal: null }, { status: 422 })
  const { letIn, buyer, ...sale } = read.sale
  const scope = { shopId, unitId: desk.unitId, actor: { type: 'staff', id: user.id } } as const
  const sold = await sellAtCounter(scope, {
    ...sale,
    buyer: buyer && { ...buyer, name: buyer.name || messagesFor('id').counter.someone },
    gate: letIn && sale.lines.some(({ visit }) => visit) ? gateOf(request) : null,
  })
  if (sold.ok) return redirect(paths.counter(sale.saleId) + new URL(request.url).search)
  if (sold.reason === 'not-found') return notFound()
  return data({ typed, errors: {} as CounterErrors, refusal: sold }, { status: 409 })
}

const gateOf = (request: Request) => gateName(new URL(request.url).searchParams.get('gerbang'))

/**
 * A plain form that the server answers. On a phone that can sell by itself, a script takes its place
 * (features/counter/components/counter-phone).
 */
export default function Counter() {
  const { boot, offer, takings, unsolved, isWhole, saleId, isAtGate } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { counter: t, till } = useMessages()
  return (
    <>
      <div id="counter" data-boot={JSON.stringify(boot)}>
        <CounterFrame shop={boot.shop.name} isAtGate={isAtGate}>
          {answer && <SaleProblem errors={answer.errors} refusal={answer.refusal} />}
          {offer.goods.length + offer.visits.length === 0 ? (
            <EmptyState title={t.nothingToSell} />
          ) : (
            <SaleForm
              saleId={saleId}
              offer={offer}
              typed={answer?.typed ?? {}}
              errors={answer?.errors ?? {}}
              visitsFirst={isAtGate}
            />
          )}
        </CounterFrame>
      </div>
      {/* Needs signal, so the script leaves it as it is. */}
      <aside aria-label={t.today} className="mx-auto grid max-w-lg gap-4 px-4 pb-6 lg:max-w-6xl">
        {unsolved > 0 && (
          <LinkButton href={paths.refusedSales()} look="outline" wide>
            {t.solve.waiting(unsolved)}
          </LinkButton>
        )}
        <CounterPanel takings={takings} areOwn={!isWhole} canSell={false} gate="" />
        <LinkButton href={paths.counterDated()} look="outline" wide>
          {t.dated.title}
        </LinkButton>
        <LinkButton href={paths.counterSales()} look="outline" wide>
          {t.list.find}
        </LinkButton>
        {isWhole && (
          <LinkButton href={paths.tillDays()} look="outline" wide>
            {till.title}
          </LinkButton>
        )}
      </aside>
      <script type="module" src="/counter.js" />
    </>
  )
}
