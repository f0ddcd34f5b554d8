import type { ActionFunctionArgs } from '@remix-run/node'
import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { recordArrival } from '#app/features/payments/transfer-desk.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import type { loader } from './attempt.tsx'
import { BankLineForm } from './bank-line-form.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, readBankLine, requireDeed } from './desk-verb.server.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: attemptId, actor } = await requireDeed(args, 'attemptId')
  const read = await readBankLine(args.request)
  if (!read.ok) return read.answer
  const recorded = await recordArrival({ attemptId, actor, seen: read.line })
  const to = paths.admin(`uang/pembayaran/${attemptId}`)
  return answerDeed(recorded, { to, notice: 'uang-dicatat', typed: read.typed })
}

export default function RecordArrival() {
  const attempt = useRouteLoaderData<typeof loader>('routes/admin/attempt')?.attempt
  const { transfers: t } = useMessages().admin
  const { transfer } = attempt ?? {}
  if (!attempt || !transfer || transfer.isConfirmed) return <DeskRefusal />
  return (
    <div className="mb-4">
      <DeskRefusal />
      <BankLineForm
        title={t.recordTitle}
        lead={transfer.isRejected ? t.recordLate : t.recordLead}
        submit={t.recordSubmit}
        back={paths.admin(`uang/pembayaran/${attempt.id}`)}
      />
    </div>
  )
}
