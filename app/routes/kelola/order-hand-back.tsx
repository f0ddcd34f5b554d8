import type { ActionFunctionArgs } from '@remix-run/node'
import { handBackAtCounter } from '#app/features/refunds/counter-refund.server.ts'
import { actOnOrder } from './order-verb.server.ts'
import { VerbRefusal } from './verb-refusal.tsx'

export const action = (args: ActionFunctionArgs) => actOnOrder(args, handBackAtCounter)

export default VerbRefusal
