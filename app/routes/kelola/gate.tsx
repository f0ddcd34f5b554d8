import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '#app/core/ids.ts'
import { GateAnswer } from '#app/features/bookings/components/gate-answer.tsx'
import { GateBalance } from '#app/features/bookings/components/gate-balance.tsx'
import { GateDayPanel } from '#app/features/bookings/components/gate-day-panel.tsx'
import { GateDoubles } from '#app/features/bookings/components/gate-doubles.tsx'
import {
  AskHowMany,
  CodeForm,
  GateNameForm,
} from '#app/features/bookings/components/gate-forms.tsx'
import { GateFrame } from '#app/features/bookings/components/gate-frame.tsx'
import type { GateBoot } from '#app/features/bookings/components/gate-phone/store.ts'
import type { GateAnswer as Answer } from '#app/features/bookings/gate-answer.ts'
import { gateName } from '#app/features/bookings/gate-code.ts'
import { gateDayOf } from '#app/features/bookings/gate-day.ts'
import { gateForm } from '#app/features/bookings/gate-form.ts'
import { readGateList } from '#app/features/bookings/gate-list.server.ts'
import { checkAtGate } from '#app/features/bookings/gate.server.ts'
import { gateKeys } from '#app/features/bookings/ticket-keys.server.ts'
import { getTakings } from '#app/features/counter/queries.server.ts'
import { salesReach } from '#app/features/counter/sales-reach.server.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { CounterPanel } from './counter-panel.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.gate.title)

const gateOf = (request: Request) => gateName(new URL(request.url).searchParams.get('gerbang'))

export async function loader({ request }: LoaderFunctionArgs) {
  const { desk, shop, role, user } = await requireDeskMember(request)
  const { slug, name } = shop
  const [list, takings] = await Promise.all([
    readGateList({ desk, slug }),
    getTakings(salesReach(desk, user.id)),
  ])
  const day = gateDayOf(list, { now: list.issuedAt, own: [] })
  const mayCheck = role !== 'supervisor'
  const boot: GateBoot = { shop: { slug, name }, userId: user.id, keys: gateKeys() }
  const { doubles, issuedAt: now } = list
  const gate = gateOf(request)
  const isWhole = desk.unitId === null
  return { boot, day, doubles, takings, isWhole, mayCheck, gate, scanId: newId(), now }
}

export async function action({ request }: ActionFunctionArgs) {
  const { desk, user } = await requireDeskMember(request, { write: true })
  const form = gateForm.safeParse(await readForm(request))
  if (!form.success) {
    return data({ answer: { kind: 'unreadable' } satisfies Answer, code: '' }, { status: 422 })
  }
  const { code } = form.data
  const actor = { type: 'staff', id: user.id } as const
  const answer = await checkAtGate({ desk, actor, gate: gateOf(request), ...form.data })
  return data({ answer: answer satisfies Answer, code })
}

/**
 * What the server says, in plain forms. On a phone that can check tickets by itself, a script takes the
 * place of all this (features/bookings/components/gate-phone).
 */
export default function Gate() {
  const { boot, takings, isWhole, mayCheck, gate } = useLoaderData<typeof loader>()
  const { counter: t } = useMessages()
  return (
    <>
      <div {...(mayCheck && { id: 'gate', 'data-boot': JSON.stringify(boot) })}>
        <GateFrame shop={boot.shop.name} gate={gate}>
          <GateDesk />
        </GateFrame>
      </div>
      {/* Needs signal, so the script leaves it as it is. */}
      <aside aria-label={t.today} className="mx-auto max-w-lg px-4 pb-6">
        <CounterPanel takings={takings} areOwn={!isWhole} canSell={mayCheck} gate={gate} />
      </aside>
      {mayCheck && <script type="module" src="/gate.js" />}
    </>
  )
}

function GateDesk() {
  const { day, doubles, mayCheck, gate, scanId, now } = useLoaderData<typeof loader>()
  const checked = useActionData<typeof action>()
  const { gate: t } = useMessages().kelola
  return (
    <>
      {checked && (
        <GateAnswer answer={checked.answer} now={now}>
          <GateBalance answer={checked.answer} takings={[]} />
          {(checked.answer.kind === 'valid' || checked.answer.kind === 'too-many') && (
            <AskHowMany code={checked.code} scanId={scanId} {...checked.answer} />
          )}
        </GateAnswer>
      )}
      {mayCheck ? (
        <Card as="section" className="p-4 md:p-5">
          <CodeForm scanId={scanId} />
        </Card>
      ) : (
        <Alert>{t.readOnly}</Alert>
      )}
      <GateDoubles doubles={doubles} gate={gate} locked={mayCheck ? null : t.doubles.readOnly} />
      <GateDayPanel day={day} />
      {mayCheck && <GateNameForm gate={gate} />}
    </>
  )
}
