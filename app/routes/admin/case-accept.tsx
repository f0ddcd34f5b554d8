import type { ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { acceptLateMoneyByHand } from '#app/features/payments/discrepancy-desk.server.ts'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import { useCase } from './use-case.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: caseId, actor } = await requireDeed(args, 'caseId')
  const accepted = await acceptLateMoneyByHand({ caseId, actor })
  return answerDeed(accepted, { to: paths.admin(`uang/kasus/${caseId}`), notice: 'diterima' })
}

export default function AcceptMoney() {
  const { deeds, here } = useCase()
  return <Confirm deed="accept" back={here} isOpen={deeds.accept} />
}
