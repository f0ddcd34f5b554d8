import type { ActionFunctionArgs } from '@remix-run/node'
import { phoneCheck } from '#app/features/bookings/gate-form.ts'
import { checkAtGate } from '#app/features/bookings/gate.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { readLetter } from './gate-letter.server.ts'

export const loader = () => notFound()

/** What the form of the page does, for a phone with signal. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, user } = await requireShopMember(request, params.shop, { write: true })
  const question = await readLetter(request, phoneCheck)
  const actor = { type: 'staff', id: user.id } as const
  return Response.json(await checkAtGate({ shopId, actor, ...question }))
}
