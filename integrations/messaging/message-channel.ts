/**
 * What the marketplace asks of a way to reach people. A channel knows no purchase and no shop; it gets
 * a finished message and says what became of it.
 */
export interface MessageChannel {
  readonly name: 'inbox' | 'demo-inbox' | 'smtp'
  /**
   * `refused` is final: this address will never take it. Anything that may pass by itself (no network,
   * a full mailbox) is thrown, and the job tries again later. The same id may be sent twice after a
   * crash, so a channel passes it on for the receiver to recognise.
   */
  send(message: OutgoingMessage): Promise<Delivery>
  /** Throws when nothing could be sent now. */
  check(): Promise<void>
}

export type OutgoingMessage = {
  id: string
  recipient: string
  subject: string
  text: string
  html: string
}

export type Delivery = { outcome: 'sent' } | { outcome: 'refused'; reason: string }
