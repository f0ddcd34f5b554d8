import type { ActionFunctionArgs } from '@remix-run/node'
import { undoPayout } from '#app/features/payouts/commands.server.ts'
import { PayoutReason } from './payout-reason.tsx'
import { payoutDeedWithReason } from './payout-verb.server.ts'

export const action = (args: ActionFunctionArgs) =>
  payoutDeedWithReason(args, { right: 'approvePayout', kabar: 'returned' }, undoPayout)

export default function UndoPayout() {
  return <PayoutReason verb="undo" from={['paid']} />
}
