import { z } from 'zod'
import { hurryParcel } from '#app/features/shipping/follow-parcels.server.ts'
import { parseWaybill } from '#app/features/shipping/tracking.ts'
import { parcelCouriers } from '#app/server/couriers.server.ts'
import { answer, readBody } from './receive.server.ts'

const hint = z.object({ courier_waybill_id: z.string().max(60) })

/**
 * Nobody signs these, so nothing in them is believed but that it may be worth asking: the number is looked
 * up among ours, and its courier is asked as a job does. An empty one, sent when an endpoint is registered,
 * must be answered as well.
 */
export async function receiveParcelHint(provider: 'biteship', request: Request): Promise<Response> {
  if (request.method !== 'POST') return answer(405)
  if (parcelCouriers()?.provider !== provider) return answer(404)
  const body = await readBody(request)
  if (body === null) return answer(413)
  const read = hint.safeParse(jsonOf(body))
  const waybill = read.success ? parseWaybill(read.data.courier_waybill_id) : null
  if (waybill) await hurryParcel(waybill)
  return answer(200)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
