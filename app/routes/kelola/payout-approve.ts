import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { approvePayout } from '#app/features/payouts/commands.server.ts'
import { answerPayout, requirePayoutDeed } from './payout-verb.server.ts'

/** The question is asked on the page of the payout. */
export const loader = ({ params: { payoutId: id = '' } }: LoaderFunctionArgs) =>
  redirect(paths.kelolaPayouts({ id }))

export async function action(args: ActionFunctionArgs) {
  const deed = await requirePayoutDeed(args, 'approvePayout')
  return answerPayout(deed, await approvePayout(deed), 'approved')
}
