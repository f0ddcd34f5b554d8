import type { ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { giveBackWrongMoney } from '#app/features/payments/give-back.server.ts'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import { useCase } from './use-case.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: caseId, actor } = await requireDeed(args, 'caseId')
  const given = await giveBackWrongMoney({ caseId, actor })
  return answerDeed(given, { to: paths.admin(`uang/kasus/${caseId}`), notice: 'dikembalikan' })
}

export default function GiveBack() {
  const { deeds, here } = useCase()
  return <Confirm deed="giveBack" back={here} isOpen={deeds.giveBack} />
}
