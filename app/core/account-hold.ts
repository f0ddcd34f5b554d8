/** So long an account is known before the first payout to it may be approved (trigger hold_new_account). */
export const accountHoldHours = 24

/** Until then whose account was changed can still say that it was not him. */
export const heldUntil = ({ enteredAt }: { enteredAt: Date }): Date =>
  new Date(enteredAt.getTime() + accountHoldHours * 60 * 60 * 1000)
