import type { ActionFunctionArgs } from '@remix-run/node'
import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { confirmArrival } from '#app/features/payments/transfer-desk.server.ts'
import type { loader } from './attempt.tsx'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: attemptId, actor } = await requireDeed(args, 'attemptId')
  const seenAt = seenIn(args.request.url)
  const confirmed = await confirmArrival({ attemptId, actor, seenAt })
  const to = paths.admin(`uang/pembayaran/${attemptId}`)
  return answerDeed(confirmed, { to, notice: 'uang-disahkan' })
}

/** Which record was on the page that led here; a time that never was finds none. */
function seenIn(url: string): Date {
  const typed = new URL(url).searchParams.get('dilihat') ?? ''
  return new Date(/^\d{13}$/.test(typed) ? Number(typed) : 0)
}

export default function ConfirmArrival() {
  const attempt = useRouteLoaderData<typeof loader>('routes/admin/attempt')?.attempt
  const back = paths.admin(`uang/pembayaran/${attempt?.id ?? ''}`)
  const transfer = attempt?.transfer
  const isOpen = Boolean(transfer?.seen && !transfer.isConfirmed && !transfer.isRejected)
  return <Confirm deed="arrival" back={back} isOpen={isOpen} />
}
