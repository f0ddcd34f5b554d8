import type { ActionFunctionArgs } from '@remix-run/node'
import { takeStepBack } from '#app/features/orders/gone-commands.server.ts'
import { actOnOrder } from './order-verb.server.ts'
import { VerbRefusal } from './verb-refusal.tsx'

export const action = (args: ActionFunctionArgs) => actOnOrder(args, takeStepBack)

export default VerbRefusal
