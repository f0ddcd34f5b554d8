export type Role = 'manager' | 'treasurer' | 'supervisor' | 'staff'

export type UndoRefusal =
  | 'already-undone'
  | 'already-changed'
  | 'day-over'
  | 'already-in'
  | 'not-yours'

/** Who answers for the money of the BUM Desa. */
export const isHead = (role: Role) => role === 'manager' || role === 'treasurer'

/**
 * Typed wrong, or they turned round: the money is given back and everything is as before. On the same day
 * by who sold it; by the manager or treasurer also later, as long as the money is not final: a slip is
 * often found by the count of the next morning. Not once somebody was let in with the ticket; the entry
 * that was written with the sale itself is part of the slip.
 */
export function whyNotUndo(
  sale: { day: string; soldBy: string; isUndone: boolean; isStanding: boolean; isUsed: boolean },
  { today, userId, role }: { today: string; userId: string; role: Role },
): UndoRefusal | null {
  if (sale.isUndone) return 'already-undone'
  if (role === 'supervisor' || (!isHead(role) && sale.soldBy !== userId)) return 'not-yours'
  // Refused, refunded or completed in another way since.
  if (!sale.isStanding) return 'already-changed'
  if (sale.day !== today && !isHead(role)) return 'day-over'
  return sale.isUsed ? 'already-in' : null
}
