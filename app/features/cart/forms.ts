import { z } from 'zod'
import { visitFields } from '#app/features/bookings/forms.ts'

/** 1 to 999 in ASCII digits and nothing else: quality/bad-inputs.csv, kind `qty`. */
export const quantityField = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'quantity')
  .transform(Number)

/** Takes what it names; a price in the form never arrives. */
export const cartLineForm = z.object({ variantId: z.uuid('unknown'), quantity: quantityField })
export const removeLineForm = z.object({ remove: z.uuid('unknown') })

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item))

/** The whole cart as one form: each line sends its id and, behind it, how many are wanted. */
export const cartQuantitiesForm = z
  .object({ lineId: listOf(z.uuid('unknown')), quantity: listOf(quantityField) })
  .refine(({ lineId, quantity }) => lineId.length === quantity.length, {
    path: ['quantity'],
  })
  .transform(({ lineId, quantity }) =>
    lineId.map((id, index) => ({ lineId: id, quantity: quantity[index] ?? 1 })),
  )

/** What was typed beside each line, to be shown again when it was not understood. */
export function typedQuantities(fields: Readonly<Record<string, string | string[]>>) {
  const [ids, quantities] = [fields.lineId ?? [], fields.quantity ?? []].map((each) =>
    [each].flat(),
  )
  return Object.fromEntries((ids ?? []).map((id, index) => [id, quantities?.[index] ?? '']))
}

const visitorsField = z
  .string()
  .regex(/^\d{0,3}$/, 'quantity')
  .transform(Number)

/** A day or nights, and how many of each kind of visitor or room; at least one. */
export const visitForm = z.intersection(
  visitFields,
  z
    .object({ variantId: listOf(z.uuid('unknown')), quantity: listOf(visitorsField) })
    .refine(({ variantId, quantity }) => variantId.length === quantity.length, {
      path: ['quantity'],
    })
    .transform(({ variantId, quantity }) => ({
      wishes: variantId
        .map((id, index) => ({ variantId: id, quantity: quantity[index] ?? 0 }))
        .filter(({ quantity: count }) => count > 0),
    }))
    .refine(({ wishes }) => wishes.length > 0, { path: ['quantity'] }),
)
