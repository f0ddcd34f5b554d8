import type { SalesQuery } from './period.ts'

/** What the address of a period needs to say; chosen days only where they are. */
export function addressOfSales({ periode, dari, sampai, banding }: SalesQuery) {
  return {
    periode,
    ...(periode === 'pilih' && { dari: dari ?? undefined, sampai: sampai ?? undefined }),
    ...(banding !== 'sebelumnya' && { banding }),
  }
}
