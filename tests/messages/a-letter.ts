import { newId } from '#app/core/ids.ts'
import { type MessageDraft, queueMessage } from '#app/features/messages/commands.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import type {
  Delivery,
  MessageChannel,
  OutgoingMessage,
} from '#integrations/messaging/message-channel.ts'

export const ibu = 'ibu@contoh.id'

/** A letter as a command leaves it: the row and its job. */
export async function aLetter(draft: Partial<MessageDraft> = {}): Promise<string> {
  const dedupeKey = `test:${newId()}`
  await transaction((tx) =>
    queueMessage(tx, {
      dedupeKey,
      channel: 'email',
      recipient: ibu,
      locale: 'id',
      template: 'order-packed',
      content: {
        subject: 'Pesanan sudah dikemas',
        greeting: 'Halo,',
        paragraphs: ['BUM Desa Maju sudah mengemas pesanan Anda.'],
        signature: ['Lumbung'],
      },
      ...draft,
    }),
  )
  return (await db.message.findUniqueOrThrow({ where: { dedupeKey } })).id
}

export const rowOf = (id: string) => db.message.findUniqueOrThrow({ where: { id } })

/** A channel that answers as it is told and remembers what it was given. */
export function aChannel(answer: Delivery | Error = { outcome: 'sent' }, wakesPeople = true) {
  const sent: OutgoingMessage[] = []
  const channel: MessageChannel = {
    name: 'smtp',
    wakesPeople,
    readNews: null,
    check: async () => undefined,
    async send(message) {
      if (answer instanceof Error) throw answer
      sent.push(message)
      return answer
    },
  }
  return { sent, channelFor: () => channel }
}

/** Ten in the morning, and one at night, in western Indonesia. */
export const byDay = new Date('2026-11-30T03:00:00Z')
export const atNight = new Date('2026-11-30T18:00:00Z')
