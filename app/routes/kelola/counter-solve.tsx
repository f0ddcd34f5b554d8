import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { parseLine } from '#app/core/text.ts'
import { RefusedSaleCard } from '#app/features/counter/components/refused-sale-card.tsx'
import { getRefusedSale } from '#app/features/counter/refused-queries.server.ts'
import { bookRefusedSale, giveRefusedBack } from '#app/features/counter/solve-sale.server.ts'
import { mayGiveBack } from '#app/features/counter/solve-policy.ts'
import { isHead } from '#app/features/counter/undo-policy.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { counterTitle } from './page-title.ts'
import { Panel } from './panel.tsx'

/** As the table has it. */
const longestReason = 200
const solutions = { booked: bookRefusedSale, moneyBack: giveRefusedBack }

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
  const { reason: typed, solution } = await readForm(args.request)
  const words = typeof typed === 'string' ? typed : ''
  const line = parseLine(words, { longest: longestReason })
  const isChosen = solution === 'booked' || solution === 'moneyBack'
  if ('problem' in line || !isChosen) return data({ words, refusal: null }, { status: 422 })
  const actor = { type: 'staff', id: user.id } as const
  const decision = { saleId: sale.id, why: line.value }
  const solved = await solutions[solution]({ shopId, actor, role }, decision)
  if (solved.ok) return redirect(paths.refusedSales())
  return data({ words, refusal: solved.reason }, { status: 409 })
}

/** One sale that was not booked: what happened, and the two ways to end it. */
export default function CounterSolve() {
  const { sale, isHead: isOfHeads, canGiveBack } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { solve: t } = useMessages().counter
  const refusal = answer?.refusal
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <PageHeader title={t.title} lead={t.decideLead} />
      {refusal && (
        <Alert tone="bad">
          {refusal === 'already-solved' || refusal === 'not-yours'
            ? t.refusals[refusal]
            : isOfHeads
              ? t.refusals.still
              : t.refusals.askHead}
        </Alert>
      )}
      <RefusedSaleCard sale={sale} />
      {sale.solution === null && (
        <Panel tone="action">
          <Form method="post" className="grid gap-4" noValidate>
            <TextInput
              field={{
                id: 'reason',
                name: 'reason',
                required: true,
                maxLength: longestReason,
                initialValue: answer?.words,
                errors: answer && !refusal ? [t.reasonError] : undefined,
              }}
              label={t.reason}
              hint={t.reasonHint}
              autoComplete="off"
            />
            <Choice name="booked" text={t.bookText} label={t.book} />
            {canGiveBack && (
              <Choice name="moneyBack" text={t.giveBackText(sale.total)} label={t.giveBack} />
            )}
          </Form>
        </Panel>
      )}
      <LinkButton href={paths.refusedSales()} look="quiet">
        {t.later}
      </LinkButton>
    </div>
  )
}

function Choice({ name, text, label }: { name: string; text: string; label: string }) {
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <p>{text}</p>
      <Button name="solution" value={name} look={name === 'booked' ? 'terrace' : 'outline'} wide>
        {label}
      </Button>
    </div>
  )
}
