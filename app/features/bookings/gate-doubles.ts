import { type GateScan, mergeScans } from './gate-verdict.ts'

export type FoundDouble<Scan extends GateScan> = {
  scan: Scan
  kind: 'too-many' | 'cancelled'
  tooMany: number
}

/**
 * Of all who came in with one ticket, those who should not have: more than it was for, or anybody when
 * it was cancelled. Scans keep what else is known of them.
 */
export function doublesOf<Scan extends GateScan>(
  { count, isCancelled }: { count: number; isCancelled: boolean },
  scans: readonly Scan[],
): FoundDouble<Scan>[] {
  if (isCancelled) {
    return scans.map((scan) => ({ scan, kind: 'cancelled', tooMany: scan.count }))
  }
  const byId = new Map(scans.map((scan) => [scan.id, scan]))
  return mergeScans(count, scans).twice.flatMap(({ scan: { id }, tooMany }) => {
    const scan = byId.get(id)
    return scan ? [{ scan, kind: 'too-many' as const, tooMany }] : []
  })
}
