import type { ActionFunctionArgs } from '@remix-run/node'
import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { confirmTransfer } from '#app/features/refunds/refund-desk.server.ts'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import type { loader } from './refund.tsx'

export async function action(args: ActionFunctionArgs) {
  const { id: refundId, actor } = await requireDeed(args, 'refundId')
  const done = await confirmTransfer({ refundId, actor })
  return answerDeed(done, { to: paths.admin(`pengembalian/${refundId}`), notice: 'dipastikan' })
}

export default function ConfirmTransfer() {
  const data = useRouteLoaderData<typeof loader>('routes/admin/refund')
  if (!data) return null
  const { id, status, isPrepared } = data.refund
  const isOpen = status === 'manual' && isPrepared && !data.isMine
  const back = paths.admin(`pengembalian/${id}`)
  return <Confirm deed="confirmTransfer" back={back} isOpen={isOpen} look="action" />
}
