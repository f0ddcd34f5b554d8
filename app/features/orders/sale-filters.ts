import { z } from 'zod'
import { dayOrNone } from '#app/core/day-field.ts'

export const saleChannels = ['web', 'counter', 'gate'] as const
export type SaleChannel = (typeof saleChannels)[number]

/** In an address: of what needed no address, a good fetched or a visit. */
export const noDistrict = 'tanpa'

const id = z.uuid().nullable().catch(null)
const text = (pattern: RegExp) => z.string().regex(pattern).nullable().catch(null)

/** Which sales, by the names these have in the address; anything odd is no filter. */
export const saleFilters = {
  /** Sold from this day until that one, where the BUM Desa is. */
  dari: dayOrNone,
  sampai: dayOrNone,
  saluran: z.enum(saleChannels).nullable().catch(null),
  /** Where the buyer lives: the code of a kecamatan, or `noDistrict`. */
  kecamatan: text(/^(tanpa|\d\d\.\d\d\.\d\d)$/),
  /** A listing and a maker, by their ids. */
  barang: id,
  pelaku: id,
  /** A unit of the BUM Desa, by its id; `tanpa`: what is of none. */
  unit: z
    .union([z.uuid(), z.literal('tanpa')])
    .nullable()
    .catch(null),
  kategori: text(/^[a-z0-9-]{1,60}$/),
}
export type SaleFilter = z.infer<z.ZodObject<typeof saleFilters>>
