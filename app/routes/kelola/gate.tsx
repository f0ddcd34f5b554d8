import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '#app/core/ids.ts'
import { GateAnswer } from '#app/features/bookings/components/gate-answer.tsx'
import { getGateDay } from '#app/features/bookings/gate-day.server.ts'
import { gateForm, gateName } from '#app/features/bookings/gate-form.ts'
import { checkAtGate, type GateAnswer as Answer } from '#app/features/bookings/gate.server.ts'
import { getTakings } from '#app/features/counter/queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { CounterPanel } from './counter-panel.tsx'
import { GateDayPanel } from './gate-day-panel.tsx'
import { AskHowMany, CodeForm, GateNameForm } from './gate-forms.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.gate.title)

const gateOf = (request: Request) => gateName(new URL(request.url).searchParams.get('gerbang'))

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const [day, takings] = await Promise.all([getGateDay(shopId), getTakings(shopId)])
  const mayCheck = role !== 'supervisor'
  return { day, takings, mayCheck, gate: gateOf(request), scanId: newId(), now: new Date() }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, user } = await requireShopMember(request, undefined, { write: true })
  const form = gateForm.safeParse(await readForm(request))
  if (!form.success) {
    return data({ answer: { kind: 'unreadable' } satisfies Answer, code: '' }, { status: 422 })
  }
  const { code } = form.data
  const actor = { type: 'staff', id: user.id } as const
  const answer = await checkAtGate({ shopId, actor, gate: gateOf(request), ...form.data })
  return data({ answer: answer satisfies Answer, code })
}

export default function Gate() {
  const { day, takings, mayCheck, gate, scanId, now } = useLoaderData<typeof loader>()
  const checked = useActionData<typeof action>()
  const { gate: t } = useMessages().kelola
  return (
    <div className="mx-auto max-w-lg">
      <PageHeader title={t.title} lead={t.lead} />
      <div className="grid gap-5">
        {checked && (
          <GateAnswer answer={checked.answer} now={now}>
            {(checked.answer.kind === 'valid' || checked.answer.kind === 'too-many') && (
              <AskHowMany code={checked.code} scanId={scanId} left={checked.answer.left} />
            )}
          </GateAnswer>
        )}
        {mayCheck ? <CodeForm scanId={scanId} /> : <Alert>{t.readOnly}</Alert>}
        <CounterPanel takings={takings} canSell={mayCheck} gate={gate} />
        <GateDayPanel day={day} />
        {mayCheck && <GateNameForm gate={gate} />}
      </div>
    </div>
  )
}
