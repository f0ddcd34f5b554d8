import type { ActionFunctionArgs } from '@remix-run/node'
import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { confirmSlowRefund } from '#app/features/refunds/slow-refund.server.ts'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import type { loader } from './refund.tsx'

export async function action(args: ActionFunctionArgs) {
  const { id: refundId, actor } = await requireDeed(args, 'refundId')
  const done = await confirmSlowRefund({ refundId, actor })
  return answerDeed(done, { to: paths.admin(`pengembalian/${refundId}`), notice: 'dipastikan' })
}

export default function SlowArrived() {
  const data = useRouteLoaderData<typeof loader>('routes/admin/refund')
  if (!data) return null
  const back = paths.admin(`pengembalian/${data.refund.id}`)
  return <Confirm deed="slowArrived" back={back} isOpen={data.isSlow} />
}
