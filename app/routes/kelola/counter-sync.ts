import type { ActionFunctionArgs } from '@remix-run/node'
import { phoneLetter } from '#app/features/counter/phone-sale.ts'
import { recordPhoneSales } from '#app/features/counter/phone-sales.server.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { readLetter } from './gate-letter.server.ts'

export const loader = () => notFound()

/** What phones sold, told at once or when there is signal again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { desk, user } = await requireDeskMember(request, { write: true, shopSlug: params.shop })
  const letter = await readLetter(request, phoneLetter)
  const actor = { type: 'staff', id: user.id } as const
  return Response.json({ outcomes: await recordPhoneSales({ desk, actor }, letter) })
}
