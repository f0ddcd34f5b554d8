import { colleagues, type SyncDeed } from '#app/features/bookings/gate-sync.server.ts'
import { columnsOfDesk, shopOfDesk } from '#app/server/scopes.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { type CounterScope, hashSale, RolledBack, sell } from './commands.server.ts'
import type { CounterRefusal, CounterSale } from './counter-sale.ts'
import { otherIdOf, refusedRow, unreadRow, writeRefused } from './keep-refused.server.ts'
import { byOurClock } from './phone-clock.ts'
import { glimpseOf, type PhoneLetter, type PhoneSale, phoneSale, saleOf } from './phone-sale.ts'

/** `to-solve`: kept here for a person to decide. Whatever the outcome, the server has it. */
export type SaleOutcome = 'recorded' | 'to-solve'
type Clock = { sentAt: Date | null; now: Date }

/**
 * Writes down what phones sold without signal. It happened, so nothing is turned away: what the stock or
 * the price of now does not allow, and what cannot even be read, is kept as refused. One after the other,
 * each in a transaction of its own, so that a crash in the middle leaves whole sales; the phone tells the
 * rest again.
 */
export async function recordPhoneSales(
  deed: SyncDeed,
  { sentAt, sales }: PhoneLetter,
): Promise<{ id: string; outcome: SaleOutcome }[]> {
  const whoDid = await colleagues(deed)
  const clock = { sentAt, now: new Date() }
  const outcomes: { id: string; outcome: SaleOutcome }[] = []
  for (const letter of sales) {
    const told = phoneSale.safeParse(letter)
    const soldBy = told.success ? told.data.soldBy : glimpseOf(letter).soldBy
    const seller = whoDid(soldBy)
    const scope: CounterScope = {
      shopId: shopOfDesk(seller.desk),
      // Whoever sends may name a colleague, but never reach further by it: what is not theirs waits for a head.
      unitId: columnsOfDesk(deed).unitId ?? seller.desk.unitId,
      actor: { type: 'staff', id: seller.id },
    }
    const row = unreadRow(scope, letter, clock.now)
    const outcome = told.success ? await record(scope, told.data, clock) : await keep(scope, row)
    outcomes.push({ id: letter.id, outcome })
  }
  return outcomes
}

function record(scope: CounterScope, told: PhoneSale, clock: Clock): Promise<SaleOutcome> {
  const sale = inOurTime(saleOf(told).sale, clock)
  return transaction(async (tx) => {
    await lockSale(tx, sale.saleId)
    const kept = await tx.refusedSale.findUnique({
      where: { shopId_id: { shopId: scope.shopId, id: sale.saleId } },
      select: { inputHash: true },
    })
    if (kept?.inputHash === hashSale(sale)) return 'to-solve'
    const refusal = kept ? ({ reason: 'key-reused' } as const) : await trySelling(tx, scope, sale)
    if (!refusal) return 'recorded'
    const { reason } = refusal
    // Another sale has the id already, so this one is known by what it says.
    const id = reason === 'key-reused' ? otherIdOf(hashSale(sale)) : sale.saleId
    await writeRefused(tx, scope, { ...refusedRow(scope, { told, sale, reason }), id })
    return 'to-solve'
  })
}

/** What nobody can read is kept once, however often it is told. */
function keep(scope: CounterScope, row: ReturnType<typeof unreadRow>): Promise<SaleOutcome> {
  return transaction(async (tx): Promise<SaleOutcome> => {
    await lockSale(tx, row.id)
    await writeRefused(tx, scope, row)
    return 'to-solve'
  })
}

function inOurTime(sale: CounterSale, clock: Clock): CounterSale {
  if (!sale.soldAt) return sale
  const { soldAt, isCorrected } = byOurClock(sale.soldAt, clock)
  return isCorrected ? { ...sale, soldAt, toldAt: sale.soldAt } : sale
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
