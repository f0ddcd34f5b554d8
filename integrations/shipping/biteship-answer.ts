import { z } from 'zod'
import type { CourierCode } from '#app/core/couriers.ts'
import { CouriersUnavailable } from './shipping-rates.ts'
import type { Answer } from '../transport.server.ts'

/** It writes one of ours in another way. */
export const biteshipCode = (courier: CourierCode) => (courier === 'ide' ? 'idexpress' : courier)

const refusal = z.object({ success: z.literal(false), code: z.number() })

/** Its number of why it says no; null when it does not. */
export const refusalOf = ({ body }: Answer): number | null =>
  refusal.safeParse(body).data?.code ?? null

/** Said as a bad request without a number, beside the 402 of its documents. */
const noCredit = z.object({ success: z.literal(false), error: z.string().regex(/balance/i) })

export function read<T>(operation: string, schema: z.ZodType<T>, { status, body }: Answer): T {
  if (noCredit.safeParse(body).success) {
    throw new CouriersUnavailable('biteship', operation, 'no-credit')
  }
  const parsed = status < 300 ? schema.safeParse(body) : null
  if (!parsed?.success) throw new CouriersUnavailable('biteship', operation, 'unreadable')
  return parsed.data
}
