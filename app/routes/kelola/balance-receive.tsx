import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { receiveBalance } from '#app/features/bookings/balance-commands.server.ts'
import { receiveBalanceForm } from '#app/features/bookings/desk-forms.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { requireOrderDeed } from './order-verb.server.ts'
import { VerbRefusal } from './verb-refusal.tsx'

/** Nothing is typed here: a form that does not fit was not made by the page as it is now. */
export async function action(args: ActionFunctionArgs) {
  const deed = await requireOrderDeed(args)
  const form = receiveBalanceForm.safeParse(await readForm(args.request))
  const received =
    form.success &&
    (await receiveBalance({ ...deed, ...form.data, bookingId: form.data.booking, taking: null }))
  if (!received || !received.ok) return data({ refusal: 'already-changed' }, { status: 409 })
  return redirect(paths.kelolaOrder(args.params.number ?? ''))
}

export default VerbRefusal
