export const staffRoles = ['manager', 'treasurer', 'supervisor', 'staff'] as const
export type StaffRole = (typeof staffRoles)[number]

/** What somebody is at a BUM Desa: `unitId` of staff who work in one unit of it only. */
export type StaffPlace = { role: StaffRole; unitId: string | null }

export type StaffRefusal = 'own-role' | 'last-manager'

type StaffChange = {
  isSelf: boolean
  from: StaffRole
  /** Null: does not work here any more. */
  to: StaffRole | null
  /** How many the BUM Desa has before. */
  managers: number
}

/**
 * Nobody gives rights to himself, and somebody must be left who can give them. One person has one role
 * at a BUM Desa, so who prepares money (bendahara) is never who approves it (direktur).
 */
export function whyNotChange({ isSelf, from, to, managers }: StaffChange): StaffRefusal | null {
  if (isSelf && to !== null) return 'own-role'
  return from === 'manager' && to !== 'manager' && managers <= 1 ? 'last-manager' : null
}
