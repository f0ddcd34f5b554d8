import type { ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { settleComplaint } from '#app/features/orders/complaint-desk.server.ts'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import { useComplaint } from './use-complaint.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: orderId, actor } = await requireDeed(args, 'orderId')
  const settled = await settleComplaint({ orderId, actor })
  return answerDeed(settled, { to: paths.admin(`keluhan/${orderId}`), notice: 'diteruskan' })
}

export default function SettleForSeller() {
  const { isOpen, here } = useComplaint()
  return <Confirm deed="complaintSettle" back={here} isOpen={isOpen} />
}
