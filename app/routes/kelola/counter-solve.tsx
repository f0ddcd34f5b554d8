import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { parseLine } from '#app/core/text.ts'
import { RefusedSaleCard } from '#app/features/counter/components/refused-sale-card.tsx'
import { SolveForm } from '#app/features/counter/components/solve-form.tsx'
import { longestReason } from '#app/features/counter/forms.ts'
import { getRefusedSale } from '#app/features/counter/refused-queries.server.ts'
import {
  bookRefusedSale,
  giveRefusedBack,
  recordAsOther,
} from '#app/features/counter/solve-sale.server.ts'
import { mayGiveBack } from '#app/features/counter/solve-policy.ts'
import { isHead } from '#app/features/counter/undo-policy.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { counterTitle } from './page-title.ts'
import { Panel } from './panel.tsx'

const solutions = { booked: bookRefusedSale, moneyBack: giveRefusedBack, recorded: recordAsOther }
const isSolution = (text: unknown): text is keyof typeof solutions =>
  typeof text === 'string' && Object.hasOwn(solutions, text)
const wordsOf = (value: unknown) => (typeof value === 'string' ? value : '')

export const meta: MetaFunction = () => counterTitle((t) => t.solve.title)

async function requireRefused({ request, params }: LoaderFunctionArgs) {
  const member = await requireShopMember(request, undefined, { write: true })
  const { saleId = '' } = params
  const sale = isUuid(saleId) ? await getRefusedSale(member.shopId, saleId) : null
  return { ...member, sale: sale ?? notFound() }
}

export async function loader(args: LoaderFunctionArgs) {
  const { sale, user, role } = await requireRefused(args)
  const who = { userId: user.id, role }
  return { sale, isHead: isHead(role), canGiveBack: mayGiveBack(sale, who) }
}

export async function action(args: ActionFunctionArgs) {
  const { shopId, user, role, sale } = await requireRefused(args)
  const form = await readForm(args.request)
  const { solution } = form
  const typed = { reason: wordsOf(form.reason), number: wordsOf(form.number) }
  const line = parseLine(typed.reason, { longest: longestReason })
  if ('problem' in line || !isSolution(solution)) {
    return data({ typed, refusal: null }, { status: 422 })
  }
  const actor = { type: 'staff', id: user.id } as const
  const number = typed.number.trim().toUpperCase()
  const decision = { saleId: sale.id, why: line.value, number }
  const solved = await solutions[solution]({ shopId, unitId: null, actor, role }, decision)
  if (solved.ok) return redirect(paths.refusedSales())
  return data({ typed, refusal: solved.reason }, { status: 409 })
}

/** One sale that was not booked: what happened, and the ways to end it. */
export default function CounterSolve() {
  const { sale, isHead: isOfHeads, canGiveBack } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { solve: t } = useMessages().counter
  const refusal = answer?.refusal
  const isOwn = (reason: string): reason is keyof typeof t.refusals => reason in t.refusals
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <PageHeader title={t.title} lead={t.decideLead} />
      {refusal && (
        <Alert tone="bad">
          {isOwn(refusal) ? t.refusals[refusal] : isOfHeads ? t.still : t.askHead}
        </Alert>
      )}
      <RefusedSaleCard sale={sale} />
      {sale.solution === null && (
        <Panel tone="action">
          <SolveForm
            sale={sale}
            canGiveBack={canGiveBack}
            typed={answer?.typed ?? { reason: '', number: '' }}
            problems={{
              reason: answer !== undefined && !refusal,
              number: refusal === 'no-such-sale',
            }}
          />
        </Panel>
      )}
      <LinkButton href={paths.refusedSales()} look="quiet">
        {t.later}
      </LinkButton>
    </div>
  )
}
