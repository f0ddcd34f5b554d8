import { db, type Tx } from '#app/server/db.server.ts'
import { type Topic, topicOf } from './letters.ts'
import type { Declining } from './unsubscribe-link.server.ts'

/** An address is the same however it is spelled. */
const keyOf = (recipient: string) => recipient.trim().toLowerCase()

/** Twice is the same as once. */
export async function declineTopics(
  client: Tx,
  recipient: string,
  declined: readonly Topic[],
): Promise<void> {
  await client.declinedTopic.createMany({
    data: declined.map((topic) => ({ recipient: keyOf(recipient), topic })),
    skipDuplicates: true,
  })
}

export async function welcomeTopics(
  client: Tx,
  recipient: string,
  welcome: readonly Topic[],
): Promise<void> {
  await client.declinedTopic.deleteMany({
    where: { recipient: keyOf(recipient), topic: { in: [...welcome] } },
  })
}

export async function hasDeclined({ recipient, topic }: Declining): Promise<boolean> {
  const count = await db.declinedTopic.count({ where: { recipient: keyOf(recipient), topic } })
  return count > 0
}

export async function listDeclined(recipient: string): Promise<Topic[]> {
  const rows = await db.declinedTopic.findMany({ where: { recipient: keyOf(recipient) } })
  return rows.map(({ topic }) => topic)
}

/** Whether this letter is one that its receiver does not want. */
export async function isUnwanted(letter: {
  recipient: string
  template: string
}): Promise<boolean> {
  const topic = topicOf(letter.template)
  return topic !== null && hasDeclined({ recipient: letter.recipient, topic })
}
