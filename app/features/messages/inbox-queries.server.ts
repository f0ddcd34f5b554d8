import { escapeLike } from '#app/core/text.ts'
import { db, type Tx } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { unscoped } from '#app/server/tenant-tripwire.server.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { DeliveryQuery, InboxQuery } from './forms.ts'
import type { MessageStatus } from './message-status.ts'
import { removed } from './secrets.server.ts'

export type InboxMessage = {
  id: string
  channel: 'email' | 'whatsapp'
  recipient: string
  template: string
  subject: string
  text: string
  status: MessageStatus
  createdAt: Date
}
type Row = InboxMessage & {
  failure: string | null
  secret: string | null
  secretUntil: Date | null
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
  failure: true,
  createdAt: true,
  secret: true,
  secretUntil: true,
} as const

/**
 * What was said to this BUM Desa, newest first; found by its subject, because in the text of a letter that
 * is still on its way stands the token of its receiver.
 */
export async function listMessagesForShop(
  shopId: ReadableShopId,
  { cari, sebelum }: InboxQuery,
): Promise<InboxPage> {
  const said = cari ? { subject: { contains: escapeLike(cari), mode: 'insensitive' } as const } : {}
  const { rows, next } = await listPage(db, { shopId, ...said }, sebelum)
  return { messages: rows.map(withoutSecret).map(withoutWayOut), next }
}

/** Everything that was said to anybody: for the demonstration only, never where people are real. */
export async function listAllMessages(where: { before: string | null }): Promise<InboxPage> {
  const demo = unscoped(db, 'the demonstration shows all')
  const { rows, next } = await listPage(demo, {}, where.before)
  const now = new Date()
  const shown = rows.map((row) =>
    row.secretUntil && now < row.secretUntil ? asItIs(row) : withoutSecret(row),
  )
  return { messages: shown, next }
}

const statusesOf = { semua: null, menunggu: ['queued'], gagal: ['failed'] } as const

/**
 * For the administrator, who minds the delivery and need not read what is in the letters. `kinds` are those
 * that were searched for; null: every one.
 */
export async function listDeliveries({
  keadaan,
  sebelum,
  kinds,
}: Pick<DeliveryQuery, 'keadaan' | 'sebelum'> & { kinds: readonly string[] | null }) {
  const statuses = statusesOf[keadaan]
  const where = {
    ...(statuses && { status: { in: [...statuses] } }),
    ...(kinds && { template: { in: [...kinds] } }),
  }
  const everybody = unscoped(db, 'an administrator minds every delivery')
  const { rows, next } = await listPage(everybody, where, sebelum)
  const deliveries = rows.map(({ id, channel, template, status, failure, createdAt }) => {
    return { id, channel, template, status, failure, createdAt }
  })
  return { next, deliveries }
}

/** Ids are made in the order of time, so an id is a page's end. */
async function listPage(
  client: Tx,
  where: Prisma.MessageWhereInput,
  before: string | null,
): Promise<{ rows: Row[]; next: string | null }> {
  const found = await client.message.findMany({
    where: { ...where, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
    select: columns,
  })
  const rows = found.slice(0, pageSize)
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null }
}

function asItIs({
  failure: _failure,
  secret: _secret,
  secretUntil: _until,
  ...message
}: Row): InboxMessage {
  return message
}

/** Who may read the letters of a BUM Desa must not decline them for it. */
function withoutWayOut(message: InboxMessage): InboxMessage {
  const text = message.text.replace(/\n\n[^\n]+\n\S+\/berhenti\/\S+\s*$/, '\n')
  return { ...message, text }
}

/** A letter that is still on its way has its token in it, which is for the receiver alone. */
function withoutSecret(row: Row): InboxMessage {
  const message = asItIs(row)
  return row.secret ? { ...message, text: message.text.replaceAll(row.secret, removed) } : message
}
