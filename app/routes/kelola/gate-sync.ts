import type { ActionFunctionArgs } from '@remix-run/node'
import { phoneScans } from '#app/features/bookings/gate-form.ts'
import { recordPhoneScans } from '#app/features/bookings/gate-sync.server.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { readLetter } from './gate-letter.server.ts'

export const loader = () => notFound()

/** What phones without signal let in, told afterwards. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { desk, user } = await requireDeskMember(request, { write: true, shopSlug: params.shop })
  const { scans } = await readLetter(request, phoneScans)
  const actor = { type: 'staff', id: user.id } as const
  return Response.json({ outcomes: await recordPhoneScans({ desk, actor }, scans) })
}
