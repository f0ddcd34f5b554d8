import type { Rupiah } from '#app/core/rupiah.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordTransaction, reverseTransaction } from '#app/features/ledger/commands.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { type BalanceMeans, postingsForBalance } from './balance.ts'
import { linesOfParty, onSiteOf, partyLineColumns, partyLineOf } from './party.ts'

/** `bookingId`: any of the party that pays together. */
type BalanceDeed = {
  shopId: AuthorizedShopId
  orderId: string
  bookingId: string
  actor: Actor & { type: 'staff' }
}

/** `already-changed`: a colleague was faster, the amount is another, or it is not this BUM Desa's. */
type Recorded = Result<undefined, 'already-changed'>

/** Noted by a phone at a gate, which may tell it late and more than once. */
type Taking = { id: string; at: Date }

/**
 * The BUM Desa has what a party was to pay on site: all of it, as it was shown, once. `taking` is null at
 * the desk. Money that a gate took and nobody owed (any more) stays on the record of the order.
 */
export function receiveBalance(
  deed: BalanceDeed & { means: BalanceMeans; amount: Rupiah; taking: Taking | null },
): Promise<Recorded> {
  return transaction(async (tx) => {
    const { now, party } = await lockParty(tx, deed)
    const { taking } = deed
    const isTold = ({ turns }: (typeof party)[number]) =>
      turns.some(({ takingId }) => takingId === taking?.id)
    if (taking && party.some(isTold)) return ok()
    const open = party.filter((line) => line.onSitePrice > 0n && !line.isReceived && line.isBooked)
    const { left } = onSiteOf(open)
    if (open.length === 0 || left !== deed.amount) {
      if (taking) await recordSurplus(tx, deed, taking)
      return refuse('already-changed')
    }
    // Nobody took it later than now, whatever the clock of the phone says.
    const recordedAt = taking && taking.at < now ? taking.at : now
    for (const line of open) {
      const { amount } = onSiteOf([line])
      const turn = await addTurn(tx, line, { ...deed, amount, recordedAt, reason: null })
      await recordTransaction(tx, {
        ...line.ledger,
        idempotencyKey: keyOf(line.id, turn),
        event: 'balance.received',
        postings: postingsForBalance(line.split, amount),
        occurredAt: now,
      })
    }
    return record(tx, deed, { action: 'balance-received', amount: left })
  })
}

/** Written down by mistake, or given back: the counter rows say why. */
export function undoBalance(deed: BalanceDeed & { reason: string }): Promise<Recorded> {
  return transaction(async (tx) => {
    const { now, party } = await lockParty(tx, deed)
    const received = party.filter(({ isReceived }) => isReceived)
    if (received.length === 0) return refuse('already-changed')
    for (const line of received) {
      const last = line.turns.at(-1)
      if (!last) throw new Error(`Booking ${line.id} is received and has no receipt`)
      await addTurn(tx, line, { ...deed, ...last, taking: null, recordedAt: now })
      await reverseTransaction(tx, { idempotencyKey: keyOf(line.id, last.turn), occurredAt: now })
    }
    return record(tx, deed, { action: 'balance-undone', amount: onSiteOf(received).amount })
  })
}

const keyOf = (bookingId: string, turn: number) => `booking:${bookingId}:balance:${turn}`

/** Held still, so that two colleagues with the same party are one after the other. */
async function lockParty(tx: Tx, { shopId, orderId, bookingId }: BalanceDeed) {
  const locked = await tx.$queryRaw<{ id: string; now: Date }[]>`
    SELECT b.id, now() AS now FROM bookings b JOIN order_lines line ON line.id = b.order_line_id
    WHERE line.order_id = ${orderId}::uuid AND b.shop_id = ${shopId}::uuid
    ORDER BY b.id FOR NO KEY UPDATE OF b`
  const bookings = await tx.booking.findMany({
    where: { shopId, id: { in: locked.map(({ id }) => id) } },
    orderBy: { orderLineId: 'asc' },
    select: columns,
  })
  const lines = bookings.map((booking) => ({
    ...partyLineOf(booking),
    isBooked: booking.status === 'booked',
    turns: booking.receipts,
    split: splitOf(booking),
    ledger: { orderId, purchaseId: booking.purchaseId },
  }))
  return { now: locked[0]?.now ?? new Date(), party: linesOfParty(bookingId, lines) }
}

type SplitRow = {
  shopId: string
  orderLineId: string
  orderLine: { makerId: string; makerShare: bigint; shopShare: bigint; platformFee: bigint }
}

const splitOf = ({ shopId, orderLineId, orderLine }: SplitRow) => ({
  shopId,
  orderLineId,
  makerId: orderLine.makerId,
  makerShare: orderLine.makerShare as Rupiah,
  shopShare: orderLine.shopShare as Rupiah,
  platformFee: orderLine.platformFee as Rupiah,
})

const columns = {
  ...partyLineColumns,
  status: true,
  shopId: true,
  orderLineId: true,
  purchaseId: true,
  receipts: {
    orderBy: { turn: 'asc' },
    select: { turn: true, amount: true, means: true, takingId: true },
  },
  orderLine: {
    select: {
      ...partyLineColumns.orderLine.select,
      makerId: true,
      makerShare: true,
      shopShare: true,
      platformFee: true,
    },
  },
} as const

async function addTurn(
  tx: Tx,
  line: { id: string; turns: readonly { turn: number }[] },
  receipt: Pick<BalanceDeed, 'shopId' | 'actor'> & {
    amount: bigint
    means: BalanceMeans
    reason: string | null
    taking: Taking | null
    recordedAt: Date
  },
): Promise<number> {
  const turn = (line.turns.at(-1)?.turn ?? 0) + 1
  const { shopId, actor, amount, means, reason, taking, recordedAt } = receipt
  await tx.balanceReceipt.create({
    data: {
      bookingId: line.id,
      shopId,
      turn,
      amount,
      means,
      undoReason: reason,
      takingId: taking?.id ?? null,
      recordedBy: actor.id,
      recordedAt,
    },
  })
  return turn
}

async function record(
  tx: Tx,
  { shopId, orderId, bookingId, actor }: BalanceDeed,
  { action, amount, ...more }: { action: string; amount: Rupiah; takingId?: string },
): Promise<Recorded> {
  const details = { bookingId, amount: `${amount}`, ...more }
  await recordAudit(tx, [
    { subject: { type: 'order', id: orderId }, action, actor, shopId, details },
  ])
  return ok()
}

/** Under the lock of the party, so what a phone tells twice is written once. */
async function recordSurplus(
  tx: Tx,
  deed: BalanceDeed & { amount: Rupiah },
  { id: takingId }: Taking,
): Promise<void> {
  const action = 'balance-surplus'
  const known = await tx.auditEntry.count({
    where: { subjectId: deed.orderId, action, details: { path: ['takingId'], equals: takingId } },
  })
  if (known === 0) await record(tx, deed, { action, amount: deed.amount, takingId })
}
