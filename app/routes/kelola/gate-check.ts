import type { ActionFunctionArgs } from '@remix-run/node'
import { writeGateJson } from '#app/features/bookings/gate-json.ts'
import { phoneCheck } from '#app/features/bookings/gate-form.ts'
import { checkAtGate } from '#app/features/bookings/gate.server.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { readLetter } from './gate-letter.server.ts'

export const loader = () => notFound()

/** What the form of the page does, for a phone with signal. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { desk, user } = await requireDeskMember(request, { write: true, shopSlug: params.shop })
  const question = await readLetter(request, phoneCheck)
  const actor = { type: 'staff', id: user.id } as const
  const answer = writeGateJson(await checkAtGate({ desk, actor, ...question }))
  return new Response(answer, { headers: { 'Content-Type': 'application/json' } })
}
