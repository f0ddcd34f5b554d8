import type { ActionFunctionArgs } from '@remix-run/node'
import { approvePayout } from '#app/features/payouts/commands.server.ts'
import { answerPayout, requirePayoutDeed } from './payout-verb.server.ts'

/** The question is asked on the page of the payout. */
export async function action(args: ActionFunctionArgs) {
  const deed = await requirePayoutDeed(args, 'approvePayout')
  return answerPayout(deed, await approvePayout(deed), 'approved')
}
