import type { TrailQuery } from '#app/features/audit/trail-search.ts'
import { paths } from '#app/core/paths.ts'

/** The trail with these filters; what is empty is left out of the address. */
export function trailAddress(query: Partial<TrailQuery>): string {
  const pairs = Object.entries(query).filter(([, value]) => value)
  return `${paths.admin('jejak')}?${new URLSearchParams(pairs as [string, string][])}`
}
