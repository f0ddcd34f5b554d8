import { z } from 'zod'

/** Rolls of receipt printers, by their width in millimetres (app/ui/app.css has a page for each). */
export const receiptPapers = ['58', '80'] as const
export type ReceiptPaper = (typeof receiptPapers)[number]

/** Anything odd in the address is the wider one. */
export const receiptQuery = z.object({ kertas: z.enum(receiptPapers).catch('80') })

export const paperOf = (request: Request): ReceiptPaper =>
  receiptQuery.parse(Object.fromEntries(new URL(request.url).searchParams)).kertas
