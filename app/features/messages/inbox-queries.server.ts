import { db, type Tx } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { unscoped } from '#app/server/tenant-tripwire.server.ts'

export type InboxMessage = {
  id: string
  channel: 'email' | 'whatsapp'
  recipient: string
  template: string
  subject: string
  text: string
  status: 'queued' | 'sent' | 'failed'
  createdAt: Date
}
export type InboxPage = { messages: InboxMessage[]; next: string | null }

const pageSize = 30

const columns = {
  id: true,
  channel: true,
  recipient: true,
  template: true,
  subject: true,
  text: true,
  status: true,
  createdAt: true,
} as const

/** What was said to this BUM Desa, newest first. */
export function listMessagesForShop(where: {
  shopId: ReadableShopId
  before: string | null
}): Promise<InboxPage> {
  return listPage(db, { shopId: where.shopId }, where.before)
}

/** Everything that was said to anybody: for the demonstration only, never where people are real. */
export function listAllMessages(where: { before: string | null }): Promise<InboxPage> {
  return listPage(unscoped(db, 'the demonstration shows all'), {}, where.before)
}

/** For the administrator, who minds the delivery and need not read what is in the letters. */
export async function listDeliveries({ before }: { before: string | null }) {
  const { messages, next } = await listPage(
    unscoped(db, 'an administrator minds every delivery'),
    {},
    before,
  )
  const deliveries = messages.map(({ id, channel, template, status, createdAt }) => {
    return { id, channel, template, status, createdAt }
  })
  return { next, deliveries }
}

/** Ids are made in the order of time, so an id is a page's end. */
async function listPage(
  client: Tx,
  where: { shopId?: string },
  before: string | null,
): Promise<InboxPage> {
  const rows = await client.message.findMany({
    where: { ...where, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
    select: columns,
  })
  const messages = rows.slice(0, pageSize)
  return { messages, next: rows.length > pageSize ? (messages.at(-1)?.id ?? null) : null }
}
