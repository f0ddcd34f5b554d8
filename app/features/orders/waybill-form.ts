import { z } from 'zod'
import { courierCodes } from '#app/core/couriers.ts'
import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'
import { parseWaybill } from '#app/features/shipping/tracking.ts'
import type { OrderStatus } from './order-status.ts'

/** Errors are keys of the texts. */
export const waybillForm = z.object({
  courier: z.enum(courierCodes, 'courier'),
  number: z.string('number').transform((text, context) => {
    const number = parseWaybill(text)
    if (number !== null) return number
    context.addIssue({ code: 'custom', message: 'number' })
    return z.NEVER
  }),
})

type Field = 'courier' | 'number'

/** The first of each field. */
export function problemsOf({ issues }: z.ZodError): Partial<Record<Field, Field>> {
  return Object.fromEntries(issues.map(({ path }) => [path[0], path[0]]))
}

/** Brought to a counter, or about to be. */
export const canHaveWaybill = (order: {
  status: OrderStatus
  deliveryMethod: FulfilmentMethod
}): boolean =>
  order.deliveryMethod === 'parcelCourier' &&
  (order.status === 'packed' || order.status === 'handedOver')
