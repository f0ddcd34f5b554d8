import { z } from 'zod'
import type { Rupiah } from '#app/core/rupiah.ts'

/** The tables of the sales that may have thousands of lines, by the names they have in the address. */
export const salesPartNames = ['barang', 'kecamatan'] as const
export type SalesPartName = (typeof salesPartNames)[number]

export const isSalesPartName = (text: string | undefined): text is SalesPartName =>
  salesPartNames.some((name) => name === text)

/** Anything odd in the address is the whole table from its start. */
export const partListQuery = z.object({
  cari: z.string().trim().max(80).catch('').default(''),
  /** Where the page before ended: the turnover and the key of its last line. */
  setelah: z
    .string()
    .regex(/^-?\d{1,16}_[\da-f.-]{0,73}$/)
    .nullable()
    .catch(null)
    .default(null),
})
export type PartListQuery = z.output<typeof partListQuery>

export type SalesPart = {
  key: string
  /** A listing or a kecamatan; null: postage, or where no address was needed. */
  id: string | null
  name: string | null
  /** The maker, or the regency. */
  note: string | null
  /** Pieces of a listing, orders from a kecamatan. */
  count: number
  turnover: Rupiah
  /** In the period that is compared with. */
  before: Rupiah
}

export type SalesPartPage = {
  parts: SalesPart[]
  /** Of all that was found, whatever of it is on the page. */
  sum: { count: number; turnover: Rupiah; before: Rupiah }
  next: string | null
}
