import type { ActionFunctionArgs } from '@remix-run/node'
import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { confirmArrival } from '#app/features/payments/transfer-desk.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import type { loader } from './attempt.tsx'
import { BankLineForm } from './bank-line-form.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, readBankLine, requireDeed } from './desk-verb.server.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: attemptId, actor } = await requireDeed(args, 'attemptId')
  const read = await readBankLine(args.request)
  if (!read.ok) return read.answer
  const confirmed = await confirmArrival({ attemptId, actor, seen: read.line })
  const to = paths.admin(`uang/pembayaran/${attemptId}`)
  return answerDeed(confirmed, { to, notice: 'uang-disahkan', typed: read.typed })
}

export default function ConfirmArrival() {
  const attempt = useRouteLoaderData<typeof loader>('routes/admin/attempt')?.attempt
  const { arrival: t } = useMessages().admin.confirm
  const { transfer } = attempt ?? {}
  return (
    <div className="mb-4">
      <DeskRefusal />
      {attempt && transfer?.isSeen && !transfer.isMine && !transfer.isConfirmed && (
        <BankLineForm
          title={t.title}
          lead={t.text}
          submit={t.submit}
          back={paths.admin(`uang/pembayaran/${attempt.id}`)}
        />
      )}
    </div>
  )
}
