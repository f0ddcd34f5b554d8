import { colleagues, type SyncDeed } from '#app/features/bookings/gate-sync.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { type CounterScope, hashSale, RolledBack, sell } from './commands.server.ts'
import type { CounterRefusal, CounterSale } from './counter-sale.ts'
import { type PhoneSale, saleOf } from './phone-sale.ts'

/**
 * `to-solve`: kept here for a person to decide. `key-reused`: another sale has this id, so it stays on the
 * phone that made it.
 */
export type SaleOutcome = 'recorded' | 'to-solve' | 'key-reused'

/**
 * Writes down what phones sold without signal. It happened, so nothing is turned away: what the stock or
 * the price of now does not allow is kept as refused. One after the other, each in a transaction of its
 * own, so that a crash in the middle leaves whole sales; the phone tells the rest again.
 */
export async function recordPhoneSales(
  deed: SyncDeed,
  sales: readonly PhoneSale[],
): Promise<{ id: string; outcome: SaleOutcome }[]> {
  const whoDid = await colleagues(deed)
  const outcomes: { id: string; outcome: SaleOutcome }[] = []
  for (const sale of sales) {
    const actor = { type: 'staff', id: whoDid(sale.soldBy) } as const
    const outcome = await record({ shopId: deed.shopId, actor }, sale)
    outcomes.push({ id: sale.id, outcome })
  }
  return outcomes
}

function record(scope: CounterScope, told: PhoneSale): Promise<SaleOutcome> {
  const { sale } = saleOf(told)
  return transaction(async (tx) => {
    await lockSale(tx, sale.saleId)
    const kept = await tx.refusedSale.findUnique({
      where: { shopId_id: { shopId: scope.shopId, id: sale.saleId } },
      select: { inputHash: true },
    })
    if (kept) return kept.inputHash === hashSale(sale) ? 'to-solve' : 'key-reused'
    const refusal = await trySelling(tx, scope, sale)
    if (!refusal) return 'recorded'
    if (refusal.reason === 'key-reused') return 'key-reused'
    await keepRefused(tx, scope, { told, sale, refusal })
    return 'to-solve'
  })
}

/** The same sale is booked or kept as refused, never both: whoever decides about it waits here. */
export async function lockSale(tx: Tx, saleId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${saleId}, 0))`
}

/** Why it cannot be sold; then it left no trace in the transaction. */
async function trySelling(
  tx: Tx,
  scope: CounterScope,
  sale: CounterSale,
): Promise<CounterRefusal | null> {
  await tx.$executeRaw`SAVEPOINT before_sale`
  try {
    await sell(tx, scope, sale, null)
    return null
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_sale`
    return error.refusal
  }
}

async function keepRefused(
  tx: Tx,
  { shopId, actor }: CounterScope,
  { told, sale, refusal }: { told: PhoneSale; sale: CounterSale; refusal: CounterRefusal },
): Promise<void> {
  const { saleId: id, soldAt, expectedTotal: total, paidWith, received, buyer, gate } = sale
  const { reason } = refusal
  await tx.refusedSale.create({
    data: {
      shopId,
      id,
      inputHash: hashSale(sale),
      lines: told.lines.map((line) => ({ ...line, price: `${line.price}` })),
      total,
      paidWith,
      received,
      gate,
      buyerName: buyer?.name ?? null,
      buyerPhone: buyer?.phone ?? null,
      soldAt: soldAt ?? new Date(),
      soldBy: actor.id,
      reason,
    },
  })
  const details = { reason, total: Number(total) }
  await recordAudit(tx, [
    { subject: { type: 'refusedSale', id }, action: 'refused', actor, shopId, details },
  ])
}
