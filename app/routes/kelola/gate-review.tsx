import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { ReviewForm } from '#app/features/bookings/components/gate-doubles.tsx'
import { GateFrame } from '#app/features/bookings/components/gate-frame.tsx'
import { gateName } from '#app/features/bookings/gate-code.ts'
import { reviewDouble } from '#app/features/bookings/gate-doubles.server.ts'
import { reviewForm } from '#app/features/bookings/gate-form.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.gate.doubles.title)

const gateOf = (request: Request) => gateName(new URL(request.url).searchParams.get('gerbang'))
const backTo = (gerbang: string) => `${paths.kelolaGate({ gerbang })}#ganda`

export const loader = ({ request }: LoaderFunctionArgs) => redirect(backTo(gateOf(request)))

/** Somebody has looked into people who were too many. */
export async function action({ request }: ActionFunctionArgs) {
  const { desk, shop, user } = await requireDeskMember(request, { write: true })
  const fields = await readForm(request)
  const form = reviewForm.safeParse(fields)
  const gate = gateOf(request)
  if (!form.success) return data({ fields, gate, shop: shop.name }, { status: 422 })
  const actor = { type: 'staff', id: user.id } as const
  const done = await reviewDouble({ desk, actor, ...form.data })
  if (!done.ok && done.reason === 'not-found') notFound()
  return redirect(backTo(gate))
}

/** Only when the note could not be kept. */
export default function GateReview() {
  const answer = useActionData<typeof action>()
  const { doubles: t } = useMessages().kelola.gate
  if (!answer) return null
  const { fields, gate, shop } = answer
  const text = (name: string) => String(fields[name] ?? '')
  return (
    <GateFrame shop={shop} gate={gate}>
      <ReviewForm
        bookingId={text('bookingId')}
        scanId={text('scanId')}
        gate={gate}
        note={text('note')}
        error={t.badNote}
      />
    </GateFrame>
  )
}
