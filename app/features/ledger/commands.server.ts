import { createHash } from 'node:crypto'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type AccountCode, describeAccount } from './accounts.ts'
import { leftOf, type OrderSplit, type Posting, reverse } from './postings.ts'

export type LedgerEntry = {
  /** The business event, once: `purchase:<id>:captured:<attempt>`. */
  idempotencyKey: string
  event: string
  postings: readonly Posting[]
  occurredAt: Date
  purchaseId?: string
  orderId?: string
  attemptId?: string
  payoutId?: string
  reversesId?: string
}

/**
 * Stores the postings of one business event. The same event again is nothing; the same key with other
 * postings is a bug in the caller and throws, because one of the two stories is wrong.
 */
export async function recordTransaction(tx: Tx, entry: LedgerEntry): Promise<'recorded' | 'known'> {
  if (entry.postings.length === 0) throw new Error(`${entry.idempotencyKey} moves no money`)
  const inputHash = hashPostings(entry.postings)
  const id = newId()
  const inserted = await tx.ledgerTransaction.createMany({
    data: {
      id,
      inputHash,
      idempotencyKey: entry.idempotencyKey,
      event: entry.event,
      occurredAt: entry.occurredAt,
      purchaseId: entry.purchaseId ?? null,
      orderId: entry.orderId ?? null,
      attemptId: entry.attemptId ?? null,
      payoutId: entry.payoutId ?? null,
      reversesId: entry.reversesId ?? null,
    },
    skipDuplicates: true,
  })
  if (inserted.count === 0) {
    const known = await tx.ledgerTransaction.findUnique({
      where: { idempotencyKey: entry.idempotencyKey },
      select: { inputHash: true },
    })
    if (known?.inputHash !== inputHash) {
      throw new Error(`${entry.idempotencyKey} was recorded before with other postings`)
    }
    return 'known'
  }
  await storePostings(tx, id, entry.postings)
  return 'recorded'
}

/** Undoes a recorded event by its mirror image, once. Does nothing when the event was never recorded. */
export async function reverseTransaction(
  tx: Tx,
  { idempotencyKey, occurredAt }: { idempotencyKey: string; occurredAt: Date },
): Promise<void> {
  const original = await tx.ledgerTransaction.findUnique({ where: { idempotencyKey } })
  if (!original) return
  const postings = await listPostings(tx, idempotencyKey)
  await recordTransaction(tx, {
    idempotencyKey: `${idempotencyKey}:reversed`,
    event: `${original.event}.reversed`,
    postings: reverse(postings),
    occurredAt,
    reversesId: original.id,
    ...(original.purchaseId ? { purchaseId: original.purchaseId } : {}),
    ...(original.orderId ? { orderId: original.orderId } : {}),
    ...(original.attemptId ? { attemptId: original.attemptId } : {}),
    ...(original.payoutId ? { payoutId: original.payoutId } : {}),
  })
}

/** What a business event moved, as it was recorded; empty when it never was. */
export function listPostings(tx: Tx, idempotencyKey: string): Promise<Posting[]> {
  return readPostings(tx, { transaction: { idempotencyKey } })
}

async function readPostings(tx: Tx, where: Prisma.PostingWhereInput): Promise<Posting[]> {
  const rows = await tx.posting.findMany({
    where,
    include: { fromAccount: true, toAccount: true },
    orderBy: { id: 'asc' },
  })
  return rows.map((posting) => ({
    from: posting.fromAccount.code as AccountCode,
    to: posting.toAccount.code as AccountCode,
    amount: rupiah(posting.amount),
    purpose: posting.purpose as Posting['purpose'],
    orderLineId: posting.orderLineId,
  }))
}

type LedgerOrder = OrderSplit & { orderId: string }

/** What is left of each share of an order that may still go back to the buyer, by the books. */
export function leftByTheBooks(tx: Tx, order: LedgerOrder): Promise<OrderSplit> {
  // A capture is what the shares begin with.
  return leftAfter(tx, order, { NOT: { event: { startsWith: 'purchase.' } } })
}

/** What everybody has of each share, whether it is theirs for good or not yet. */
export function leftAfterRefunds(tx: Tx, order: LedgerOrder): Promise<OrderSplit> {
  return leftAfter(tx, order, { event: { startsWith: 'refund.' } })
}

async function leftAfter(
  tx: Tx,
  order: LedgerOrder,
  events: Prisma.LedgerTransactionWhereInput,
): Promise<OrderSplit> {
  const transaction = { orderId: order.orderId, ...events }
  return leftOf(order, await readPostings(tx, { transaction }))
}

async function storePostings(
  tx: Tx,
  transactionId: string,
  postings: readonly Posting[],
): Promise<void> {
  // Sorted, so that two transactions that open the same new accounts wait for each other in one order.
  const codes = [...new Set(postings.flatMap(({ from, to }) => [from, to]))].toSorted()
  await tx.ledgerAccount.createMany({
    data: codes.map((code) => ({ id: newId(), code, ...describeAccount(code) })),
    skipDuplicates: true,
  })
  const accounts = await tx.ledgerAccount.findMany({
    where: { code: { in: codes } },
    select: { id: true, code: true },
  })
  const idOf = new Map(accounts.map(({ id, code }) => [code, id]))
  const accountId = (code: AccountCode): string => {
    const id = idOf.get(code)
    if (!id) throw new Error(`Account ${code} was not opened`)
    return id
  }
  await tx.posting.createMany({
    data: postings.map(({ from, to, amount, purpose, orderLineId }) => ({
      id: newId(),
      transactionId,
      fromAccountId: accountId(from),
      toAccountId: accountId(to),
      amount,
      purpose,
      orderLineId,
    })),
  })
}

/** Order does not matter to what happened, so it does not matter to the hash. */
export function hashPostings(postings: readonly Posting[]): string {
  const lines = postings.map(({ from, to, amount, purpose, orderLineId }) =>
    [from, to, amount, purpose, orderLineId ?? ''].join('|'),
  )
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')
}
