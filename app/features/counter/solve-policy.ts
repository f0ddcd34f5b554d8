import { isHead, type Role } from './undo-policy.ts'

/** What a sale may turn out to be that is in the books already. */
const doubtful = ['unread', 'key-reused']
export const mayBeRecorded = ({ reason }: { reason: string }) => doubtful.includes(reason)

/**
 * Who took cash that nobody has booked could say that it was handed back, keep it, and the drawer would
 * agree. So another one says it, who answers for the money.
 */
export const mayGiveBack = (
  sale: { soldBy: string },
  { userId, role }: { userId: string; role: Role },
): boolean => isHead(role) && userId !== sale.soldBy
