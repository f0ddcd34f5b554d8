import type { MessageChannel } from './message-channel.ts'

/** Keeps messages where they are: in the table, to be read on the inbox pages. */
export const inboxChannel: MessageChannel = {
  name: 'inbox',
  wakesPeople: false,
  send: async () => ({ outcome: 'sent' }),
  readNews: null,
  check: async () => undefined,
}

/** The same where all people are invented and anybody may read their letters. */
export const demoInboxChannel: MessageChannel = { ...inboxChannel, name: 'demo-inbox' }
