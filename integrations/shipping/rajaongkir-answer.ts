import { z } from 'zod'
import { CouriersUnavailable } from './shipping-rates.ts'
import type { Answer } from '../transport.server.ts'

const failure = z.object({ meta: z.object({ message: z.string(), status: z.string().optional() }) })

/** It has no empty lists: nothing found is a 404 in its own words. */
export const isNothing = ({ status, body }: Answer) =>
  status === 404 && failure.safeParse(body).success

export function read<T>(operation: string, schema: z.ZodType<T>, { status, body }: Answer): T {
  const failed = failure.safeParse(body).data?.meta
  // A wrong key is a bad request here, of which the word `failed` is the only other sign.
  if (status === 400 && (failed?.status === 'failed' || /\bkey\b/i.test(failed?.message ?? ''))) {
    throw new CouriersUnavailable('rajaongkir', operation, 'unauthorized')
  }
  const parsed = status < 300 ? schema.safeParse(body) : null
  if (!parsed?.success) throw new CouriersUnavailable('rajaongkir', operation, 'unreadable')
  return parsed.data
}
