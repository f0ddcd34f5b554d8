type Role = 'manager' | 'treasurer' | 'supervisor' | 'staff'

/** Who may do or read what not everybody may: nobody can both prepare a payout and approve it. */
export const rights = {
  preparePayout: ['treasurer'],
  /** Also to send it back, and to undo one that came back. */
  approvePayout: ['manager'],
  recordPayout: ['treasurer'],
  takePayoutBack: ['manager', 'treasurer'],
  enterPayoutAccount: ['manager'],
  /** Others see the end of the number. */
  seePayoutAccount: ['manager', 'treasurer', 'supervisor'],
  /** Everything that was done at the BUM Desa, by whom. */
  readTrail: ['manager', 'treasurer', 'supervisor'],
} as const satisfies Record<string, readonly Role[]>

type Right = keyof typeof rights

export const may = (role: Role, right: Right): boolean =>
  (rights[right] as readonly Role[]).includes(role)
