import type { ActionFunctionArgs } from '@remix-run/node'
import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { decideReview } from '#app/features/payments/review-desk.server.ts'
import type { loader } from './attempt.tsx'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: attemptId, actor } = await requireDeed(args, 'attemptId')
  const decided = await decideReview({ attemptId, actor, decision: 'deny' })
  const to = paths.admin(`uang/pembayaran/${attemptId}`)
  return answerDeed(decided, { to, notice: 'diputuskan' })
}

export default function DenyPayment() {
  const attempt = useRouteLoaderData<typeof loader>('routes/admin/attempt')?.attempt
  const back = paths.admin(`uang/pembayaran/${attempt?.id ?? ''}`)
  // A transfer is refused by people, at no provider, and its money may still come.
  const deed = attempt?.transfer ? 'denyTransfer' : 'deny'
  return <Confirm deed={deed} back={back} isOpen={attempt?.canDeny ?? false} look="danger" />
}
