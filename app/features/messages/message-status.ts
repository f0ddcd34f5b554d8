export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'withheld'

/**
 * What failed on one way is queued again for another (`other-way.server.ts`).
 *
 * News comes in any order, and before the answer to the sending as well. What could not be delivered to
 * one of a person's telephones may still arrive at another.
 */
export const nextStatuses = {
  queued: ['sent', 'delivered', 'read', 'failed', 'withheld'],
  sent: ['delivered', 'read', 'failed'],
  delivered: ['read'],
  read: [],
  failed: ['queued', 'delivered', 'read'],
  withheld: [],
} as const satisfies Record<MessageStatus, readonly MessageStatus[]>

/** From which states a message may come to this one. */
export function statusesBefore(status: MessageStatus): MessageStatus[] {
  return (Object.keys(nextStatuses) as MessageStatus[]).filter((from) =>
    (nextStatuses[from] as readonly MessageStatus[]).includes(status),
  )
}
