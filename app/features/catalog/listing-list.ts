import { z } from 'zod'
import { listingStatuses, type ListingStatus } from './listing-status.ts'

/** The number of a variant that was just set, as the address says it. */
export const changedStockQuery = z.object({
  stok: z.uuid().nullable().catch(null).default(null),
})

/** Anything odd in the address is the list as it usually is. */
export const listingListQuery = z.object({
  status: z
    .enum(listingStatuses as [ListingStatus, ...ListingStatus[]])
    .nullable()
    .catch(null)
    .default(null),
  cari: z.string().trim().max(80).catch('').default(''),
  /** Of this unit of the BUM Desa, or `tanpa`: of none. */
  unit: z
    .union([z.uuid(), z.literal('tanpa')])
    .nullable()
    .catch(null)
    .default(null),
  /** With a permit that ends soon or has ended, or that waits to be looked at. */
  izin: z.enum(['berakhir', 'periksa']).nullable().catch(null).default(null),
  /** With a variant that runs low. */
  sisa: z.enum(['sedikit']).nullable().catch(null).default(null),
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type ListingListQuery = z.output<typeof listingListQuery>
