/**
 * What the marketplace asks of a way to reach people. A channel knows no purchase and no shop; it gets
 * a finished message and says what became of it.
 */
export interface MessageChannel {
  readonly name: 'inbox' | 'demo-inbox' | 'smtp' | 'whatsapp'
  /** Whether somebody's telephone makes a sound; a page of ours disturbs nobody. */
  readonly wakesPeople: boolean
  /**
   * `refused` is final: this address will never take it, or nobody will take this message. Anything that
   * may pass by itself (no network, a full mailbox) is thrown, and the job tries again later. The same id
   * may be sent twice after a crash, so a channel passes it on for the receiver to recognise.
   */
  send(message: OutgoingMessage): Promise<Delivery>
  /**
   * What the service posts to us: what became of messages, and what people wrote. A signature proves the
   * sender; null: it posts nothing.
   */
  readonly readNews: ((rawBody: string, headers: Headers) => ReadNewsResult) | null
  /** Throws when nothing could be sent now. */
  check(): Promise<void>
}

export type OutgoingMessage = {
  id: string
  recipient: string
  subject: string
  text: string
  html: string
  /** Where the receiver's program posts to decline such messages; null for one that always goes. */
  unsubscribeUrl: string | null
  /** Where only approved templates may be sent; null on every other way. */
  brief: Brief | null
}

/** A message in the words of a template that the service has approved. */
export type Brief = {
  template: string
  language: 'id' | 'en'
  parameters: string[]
  /** What its button opens: the end of an address, without the slash in front. */
  path: string
}

export type Delivery =
  /** `reference`: the service that took it will send news about it under this name. */
  { outcome: 'sent'; reference?: string } | Refused

/** `reason` is for people who mind the delivery, and never says the address. */
export type Refused = { outcome: 'refused'; reason: string; about: 'address' | 'message' }

/** What became of messages that were sent before, and what somebody wrote to us. */
export type MessageNews = {
  statuses: {
    reference: string
    /** The id that we gave it. */
    messageId: string | null
    status: 'sent' | 'delivered' | 'read' | 'failed'
    /** Of a failed one; `about` null: it may pass. */
    failure: { reason: string; about: Refused['about'] | null } | null
  }[]
  /** `from` is an address as we write it. */
  received: { from: string; text: string }[]
}

export type ReadNewsResult =
  | { ok: true; news: MessageNews }
  | { ok: false; reason: 'malformed' | 'bad-signature' }
