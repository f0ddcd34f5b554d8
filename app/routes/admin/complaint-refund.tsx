import type { ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { upholdComplaint } from '#app/features/orders/complaint-desk.server.ts'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import { useComplaint } from './use-complaint.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: orderId, actor } = await requireDeed(args, 'orderId')
  const upheld = await upholdComplaint({ orderId, actor })
  return answerDeed(upheld, { to: paths.admin(`keluhan/${orderId}`), notice: 'uang-kembali' })
}

export default function RefundBuyer() {
  const { isOpen, here } = useComplaint()
  return <Confirm deed="complaintRefund" back={here} isOpen={isOpen} look="danger" />
}
