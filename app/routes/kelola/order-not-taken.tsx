import type { ActionFunctionArgs } from '@remix-run/node'
import { recordNotTaken } from '#app/features/purchases/collect.server.ts'
import { actOnOrder } from './order-verb.server.ts'
import { VerbRefusal } from './verb-refusal.tsx'

export const action = (args: ActionFunctionArgs) => actOnOrder(args, recordNotTaken)

export default VerbRefusal
