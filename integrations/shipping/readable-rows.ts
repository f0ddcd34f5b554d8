import { z } from 'zod'

/** The rows of a list that can be read: one that is odd takes no other with it. None of several: no answer. */
export const readableRows = <Row>(row: z.ZodType<Row>) =>
  z.array(z.unknown()).transform((rows, context): Row[] => {
    const readable = rows.flatMap((each) => {
      const parsed = row.safeParse(each)
      return parsed.success ? [parsed.data] : []
    })
    if (rows.length > 0 && readable.length === 0) {
      context.addIssue({ code: 'custom', message: 'No row can be read' })
    }
    return readable
  })
