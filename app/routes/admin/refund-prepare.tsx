import { data, type ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { transferForm } from '#app/features/refunds/desk-forms.ts'
import { recordTransfer } from '#app/features/refunds/refund-desk.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: refundId, actor } = await requireDeed(args, 'refundId')
  const typed = await readForm(args.request)
  const form = transferForm.safeParse(typed)
  if (!form.success) {
    const problems = Object.fromEntries(form.error.issues.map(({ path }) => [path[0], true]))
    return data({ problems, typed }, { status: 400 })
  }
  const recorded = await recordTransfer({ refundId, actor, transfer: form.data })
  return answerDeed(recorded, { to: paths.admin(`pengembalian/${refundId}`), notice: 'dicatat' })
}

export default DeskRefusal
