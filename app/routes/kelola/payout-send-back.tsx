import type { ActionFunctionArgs } from '@remix-run/node'
import { sendPayoutBack } from '#app/features/payouts/commands.server.ts'
import { PayoutReason } from './payout-reason.tsx'
import { payoutDeedWithReason } from './payout-verb.server.ts'

export const action = (args: ActionFunctionArgs) =>
  payoutDeedWithReason(args, { right: 'takePayoutBack', kabar: 'sentBack' }, sendPayoutBack)

export default function SendPayoutBack() {
  return <PayoutReason verb="sendBack" from={['prepared', 'approved']} />
}
