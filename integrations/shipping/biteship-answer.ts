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

export function read<T>(operation: string, schema: z.ZodType<T>, { status, body }: Answer): T {
  const parsed = status < 300 ? schema.safeParse(body) : null
  if (!parsed?.success) throw new CouriersUnavailable('biteship', operation, 'unreadable')
  return parsed.data
}
