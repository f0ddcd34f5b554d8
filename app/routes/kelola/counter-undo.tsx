import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { parseLine } from '#app/core/text.ts'
import { longestReason } from '#app/features/counter/forms.ts'
import { getSaleToUndo } from '#app/features/counter/queries.server.ts'
import { undoSale } from '#app/features/counter/undo-sale.server.ts'
import { salesReach } from '#app/features/counter/sales-reach.server.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { counterTitle } from './page-title.ts'
import { Panel } from './panel.tsx'

export const meta: MetaFunction = () => counterTitle((t) => t.undo.title)

async function requireSale({ request, params }: LoaderFunctionArgs) {
  const { desk, user, role } = await requireDeskMember(request, { write: true })
  const { saleId = '' } = params
  const sale = isUuid(saleId) ? await getSaleToUndo(salesReach(desk, user.id), saleId) : null
  return { desk, user, role, sale: sale ?? notFound() }
}

export async function loader(args: LoaderFunctionArgs) {
  return (await requireSale(args)).sale
}

export async function action(args: ActionFunctionArgs) {
  const { desk, user, role, sale } = await requireSale(args)
  const { saleId } = sale
  const { reason: typed } = await readForm(args.request)
  const words = typeof typed === 'string' ? typed : ''
  const line = parseLine(words, { longest: longestReason })
  if ('problem' in line || line.value.length > longestReason) {
    return data({ words, refusal: null }, { status: 422 })
  }
  const actor = { type: 'staff', id: user.id } as const
  const scope = { shopId: shopOfDesk(desk), unitId: desk.unitId, actor, role }
  const undone = await undoSale(scope, { saleId, reason: line.value })
  if (undone.ok) return redirect(paths.counter(saleId))
  if (undone.reason === 'not-found') return notFound()
  return data({ words, refusal: undone.reason }, { status: 409 })
}

/** Asked for first, since it cannot be taken back: why, and a second button. */
export default function CounterUndo() {
  const { saleId, number, total, day, isOfToday } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { undo: t } = useMessages().counter
  return (
    <div className="mx-auto grid max-w-lg gap-4">
      <PageHeader title={t.title} lead={number} />
      {answer?.refusal && <Alert tone="bad">{t.refusals[answer.refusal]}</Alert>}
      <Panel tone="action">
        <p className="mb-4">{t.lead(total)}</p>
        {!isOfToday && <p className="mb-4">{t.later(formatCalendarDay(day, locale))}</p>}
        <Form method="post" className="grid gap-4" noValidate>
          <TextInput
            field={{
              id: 'reason',
              name: 'reason',
              required: true,
              maxLength: longestReason,
              initialValue: answer?.words,
              errors: answer && !answer.refusal ? [t.reasonError] : undefined,
            }}
            label={t.reason}
            hint={t.reasonHint}
            autoComplete="off"
          />
          <Button look="danger" size="large">
            {t.submit}
          </Button>
          <LinkButton href={paths.counter(saleId)} look="quiet">
            {t.keep}
          </LinkButton>
        </Form>
      </Panel>
    </div>
  )
}
