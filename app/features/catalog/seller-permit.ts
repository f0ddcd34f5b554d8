import type { CalendarDate } from '#app/core/dates.ts'
import type { PermitKind } from './permit-number.ts'

/** A permit that ends within these days should be renewed now. */
export const permitEndsSoonDays = 30

/** A permit as those see it who sell with it; buyers see what is verified. */
export type SellerPermit = {
  id: string
  kind: PermitKind
  number: string
  /** Of a renewal; null: it counts already. */
  validFrom: CalendarDate | null
  validUntil: CalendarDate | null
  status: 'submitted' | 'verified' | 'rejected' | 'expired'
  /** Why it was rejected. */
  note: string | null
  isOfOtherRegency: boolean
}
