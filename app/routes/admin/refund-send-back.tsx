import type { ActionFunctionArgs } from '@remix-run/node'
import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { sendTransferBack } from '#app/features/refunds/refund-desk.server.ts'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import type { loader } from './refund.tsx'

export async function action(args: ActionFunctionArgs) {
  const { id: refundId, actor } = await requireDeed(args, 'refundId')
  const done = await sendTransferBack({ refundId, actor })
  return answerDeed(done, { to: paths.admin(`pengembalian/${refundId}`), notice: 'transfer-ulang' })
}

export default function SendTransferBack() {
  const data = useRouteLoaderData<typeof loader>('routes/admin/refund')
  if (!data) return null
  const { id, status, isPrepared } = data.refund
  const isOpen = status === 'manual' && isPrepared
  const back = paths.admin(`pengembalian/${id}`)
  return <Confirm deed="sendBack" back={back} isOpen={isOpen} look="danger" />
}
