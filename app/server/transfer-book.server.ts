import type { Rupiah } from '#app/core/rupiah.ts'
import { db } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { TransferBook, TransferRecord } from '#integrations/payments/manual-transfer.server.ts'

const undecided = { confirmedAt: null, rejectedAt: null } as const

/** Transfers as they stand in the database; who may write what down is decided at the desk. */
export const transferBook: TransferBook = {
  async open({ orderId, amount }) {
    await db.manualTransfer.createMany({ data: { orderId, amount }, skipDuplicates: true })
    return (await find(orderId)) ?? missing(orderId)
  },
  find,
  async close(orderId) {
    // What the buyer says was sent is not closed over his head.
    await db.manualTransfer.updateMany({
      where: { orderId, ...undecided, claimedAt: null, closedAt: null },
      data: { closedAt: new Date() },
    })
  },
  async reject(orderId) {
    await db.$transaction(async (tx) => {
      const { count } = await tx.manualTransfer.updateMany({
        where: { orderId, ...undecided, claimedAt: { not: null } },
        data: { rejectedAt: new Date() },
      })
      if (count > 0) await recordEvent(tx, { type: 'transfer.rejected', orderId })
    })
  },
}

async function find(orderId: string): Promise<TransferRecord | null> {
  const row = await db.manualTransfer.findUnique({ where: { orderId }, omit: { proof: true } })
  if (!row) return null
  const { confirmedAt, seenAmount, seenAt } = row
  return {
    orderId,
    amount: row.amount as Rupiah,
    openedAt: row.openedAt,
    isClaimed: row.claimedAt !== null,
    arrived:
      confirmedAt && seenAmount
        ? { amount: seenAmount as Rupiah, at: seenAt ?? confirmedAt }
        : null,
    isRejected: row.rejectedAt !== null,
    isClosed: row.closedAt !== null,
  }
}

function missing(orderId: string): never {
  throw new Error(`The transfer ${orderId} vanished`)
}
