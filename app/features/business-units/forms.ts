import { z } from 'zod'

/** Goods and visits, and the unit they are of from now on; none when it is empty. */
export const assignUnitForm = z.object({
  barang: z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).min(1).max(150)]),
  unit: z.union([z.uuid(), z.literal('').transform(() => null)]),
})
