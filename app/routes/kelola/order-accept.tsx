import type { ActionFunctionArgs } from '@remix-run/node'
import { acceptOrder } from '#app/features/orders/commands.server.ts'
import { actOnOrder } from './order-verb.server.ts'
import { VerbRefusal } from './verb-refusal.tsx'

export const action = (args: ActionFunctionArgs) => actOnOrder(args, acceptOrder)

export default VerbRefusal
