import { z } from 'zod'

/** 1 to 999 in ASCII digits and nothing else: quality/bad-inputs.csv, kind `qty`. */
export const quantityField = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'quantity')
  .transform(Number)

/** Takes what it names; a price in the form never arrives. */
export const cartLineForm = z.object({
  variantId: z.uuid('unknown'),
  quantity: quantityField,
})
export const removeLineForm = z.object({ variantId: z.uuid('unknown') })
