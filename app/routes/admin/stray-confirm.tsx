import type { ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { confirmStray } from '#app/features/payments/stray-money.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { BankLineForm } from './bank-line-form.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, readBankLine, requireDeed } from './desk-verb.server.ts'
import { useCase } from './use-case.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: caseId, actor } = await requireDeed(args, 'caseId')
  const read = await readBankLine(args.request)
  if (!read.ok) return read.answer
  const confirmed = await confirmStray({ caseId, actor, seen: read.line })
  const to = paths.admin(`uang/kasus/${caseId}`)
  return answerDeed(confirmed, { to, notice: 'uang-disahkan', typed: read.typed })
}

export default function ConfirmStray() {
  const { stray, isOpen, here } = useCase()
  const { admin } = useMessages()
  const { title, submit } = admin.confirm.arrival
  return (
    <div className="mb-4">
      <DeskRefusal />
      {stray && isOpen && !stray.isConfirmed && !stray.isMine && (
        <BankLineForm title={title} lead={admin.stray.confirmLead} submit={submit} back={here} />
      )}
    </div>
  )
}
