import { isHead, type Role } from './undo-policy.ts'

/**
 * Who took cash that nobody has booked could say that it was handed back, keep it, and the drawer would
 * agree. So another one says it, who answers for the money.
 */
export const mayGiveBack = (
  sale: { soldBy: string },
  { userId, role }: { userId: string; role: Role },
): boolean => isHead(role) && userId !== sale.soldBy
