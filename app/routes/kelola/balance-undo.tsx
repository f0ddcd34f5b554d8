import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { useActionData, useParams } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { undoBalance } from '#app/features/bookings/balance-commands.server.ts'
import { undoBalanceForm } from '#app/features/bookings/desk-forms.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { UndoForm } from './balance-panel.tsx'
import { requireOrderDeed } from './order-verb.server.ts'
import { Panel } from './panel.tsx'
import { VerbRefusal } from './verb-refusal.tsx'

export async function action(args: ActionFunctionArgs) {
  const deed = await requireOrderDeed(args)
  const { booking, reason } = await readForm(args.request)
  const form = undoBalanceForm.safeParse({ booking, reason })
  if (!form.success) {
    const typed = typeof reason === 'string' ? reason : ''
    return data({ wrong: { typed, bookingId: String(booking) } }, { status: 422 })
  }
  const undone = await undoBalance({ ...deed, ...form.data, bookingId: form.data.booking })
  if (!undone.ok) return data({ refusal: undone.reason }, { status: 409 })
  return redirect(paths.kelolaOrder(args.params.number ?? ''))
}

/** Above the order, with what was typed and what was wrong with it. */
export default function UndoBalance() {
  const answer = useActionData<typeof action>()
  const { number = '' } = useParams()
  const { balance: t } = useMessages().kelola
  if (!answer || !('wrong' in answer)) return <VerbRefusal />
  return (
    <div className="mb-4">
      <Panel title={t.undo} tone="action">
        <UndoForm number={number} {...answer.wrong} errors={[t.reasonError]} />
      </Panel>
    </div>
  )
}
