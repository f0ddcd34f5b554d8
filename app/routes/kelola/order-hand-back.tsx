import type { ActionFunctionArgs } from '@remix-run/node'
import { refuse } from '#app/core/result.ts'
import { parseRupiah } from '#app/core/rupiah.ts'
import { handBackAtCounter } from '#app/features/refunds/counter-refund.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { actOnOrder } from './order-verb.server.ts'
import { VerbRefusal } from './verb-refusal.tsx'

export const action = (args: ActionFunctionArgs) =>
  actOnOrder(args, async (deed) => {
    const seen = parseRupiah(String((await readForm(args.request)).amount))
    return seen === null ? refuse('already-changed') : handBackAtCounter({ ...deed, seen })
  })

export default VerbRefusal
