import { z } from 'zod'
import { parsePhone } from '#app/core/phone.ts'

// Messages are reasons; the page says them in its language (i18n: purchase.find.errors).

/** `LB-` and eight characters; people leave the beginning out, or read the number of an order. */
const spoken = /^(?:LB)?[- ]?([2-9A-Z]{8})(?:-\d{1,2})?$/

export const purchaseNumber = z
  .string('number')
  .max(40, 'number')
  .transform((text, context) => {
    const code = spoken.exec(text.trim().toUpperCase())?.[1]
    if (code) return `LB-${code}`
    context.addIssue({ code: 'custom', message: 'number' })
    return z.NEVER
  })

const phone = z
  .string('phone')
  .max(40, 'phone')
  .transform((text, context) => {
    const parsed = parsePhone(text)
    if (parsed) return parsed
    context.addIssue({ code: 'custom', message: 'phone' })
    return z.NEVER
  })

/** What a buyer still knows who has lost the link of a purchase. */
export const findPurchaseForm = z.object({ number: purchaseNumber, phone })
export type LostPurchase = z.output<typeof findPurchaseForm>
