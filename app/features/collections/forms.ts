import { z } from 'zod'
import { paragraph } from '#app/core/paragraph-field.ts'
import { parseRupiah, type Rupiah } from '#app/core/rupiah.ts'

export const takenWith = ['cash', 'qris', 'transfer'] as const

/** As the table has it (CHECK collections_taken_check). Nothing is an amount as well: then nothing was taken. */
const mostTaken = 1_000_000_000n

/** Errors are keys of the texts. */
export const collectForm = z.object({
  amount: z.string('wrongAmount').transform((text, context): Rupiah => {
    const amount = parseRupiah(text)
    if (amount !== null && amount <= mostTaken) return amount
    context.addIssue({ code: 'custom', message: 'wrongAmount' })
    return z.NEVER
  }),
  paidWith: z.enum(takenWith, 'wrongWay'),
})

export const longestWhy = 300
export const settleForm = z.object({
  why: z.string('wrongWhy').transform(paragraph({ longest: longestWhy, lines: 5 }, 'wrongWhy')),
})
