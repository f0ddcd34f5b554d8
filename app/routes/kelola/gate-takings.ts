import type { ActionFunctionArgs } from '@remix-run/node'
import { phoneTakings } from '#app/features/bookings/gate-form.ts'
import { recordPhoneTakings } from '#app/features/bookings/gate-sync.server.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { readLetter } from './gate-letter.server.ts'

export const loader = () => notFound()

/** The money of the site that gates took, told at once or when there is signal again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { desk, user } = await requireDeskMember(request, { write: true, shopSlug: params.shop })
  const { takings } = await readLetter(request, phoneTakings)
  const actor = { type: 'staff', id: user.id } as const
  return Response.json({ outcomes: await recordPhoneTakings({ desk, actor }, takings) })
}
