import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { type LockedStock, stockDeed } from '#app/features/catalog/stock-commands.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { AuthorizedShopId } from '#app/server/scopes.server.ts'
import type { RefusedSale } from '#prisma/generated/client.ts'
import { type CounterScope, RolledBack, sell } from './commands.server.ts'
import type { CounterRefusal, CounterSale } from './counter-sale.ts'
import { lockSale } from './phone-sales.server.ts'
import { phoneLines, saleOf } from './phone-sale.ts'
import { mayBeRecorded, mayGiveBack } from './solve-policy.ts'
import { isHead, type Role } from './undo-policy.ts'

type SolveScope = CounterScope & { role: Role }
export type SolveRefusal =
  | 'not-found'
  | 'already-solved'
  | 'not-yours'
  | 'unread'
  | 'no-such-sale'
  | CounterRefusal['reason']
type Decision = { saleId: string; why: string }

/**
 * It was sold, so it is booked: goods that the stock did not know of are counted in first, and the price is
 * the one the buyer was told. What is held for others stays theirs. That guests have come whom the day
 * had no place for, a head of the BUM Desa says.
 */
export async function bookRefusedSale(
  scope: SolveScope,
  decision: Decision,
): Promise<Result<undefined, SolveRefusal>> {
  try {
    return await transaction(async (tx) => {
      const kept = await lockRefused(tx, scope.shopId, decision.saleId)
      if (!kept.ok) return kept
      if (kept.value.letter !== null) return refuse('unread')
      const { sale, prices } = saleIn(kept.value)
      const added = await countIn(tx, scope, sale, decision)
      const seller = { ...scope, actor: { type: 'staff', id: kept.value.soldBy } as const }
      const vouchedBy = isHead(scope.role) ? scope.actor.id : null
      await sell(tx, seller, sale, { prices, vouchedBy })
      await writeDecision(tx, scope, { ...decision, solution: 'booked', details: { added } })
      return ok()
    })
  } catch (error) {
    if (error instanceof RolledBack) return refuse(error.refusal.reason)
    throw error
  }
}

/**
 * The buyer has the money again and the goods are back: nothing was sold. Not for who took the money to
 * say (see `mayGiveBack`).
 */
export function giveRefusedBack(
  scope: SolveScope,
  decision: Decision,
): Promise<Result<undefined, SolveRefusal>> {
  return transaction(async (tx) => {
    const kept = await lockRefused(tx, scope.shopId, decision.saleId)
    if (!kept.ok) return kept
    const who = { userId: scope.actor.id, role: scope.role }
    if (!mayGiveBack(kept.value, who)) return refuse('not-yours')
    const details = { total: Number(kept.value.total) }
    await writeDecision(tx, scope, { ...decision, solution: 'moneyBack', details })
    return ok()
  })
}

/**
 * Nothing more was sold than another sale of this counter says: what nobody could read was typed once
 * more, or the same was told twice. One sale answers for one letter.
 */
export function recordAsOther(
  scope: SolveScope,
  { number, ...decision }: Decision & { number: string },
): Promise<Result<undefined, SolveRefusal>> {
  const { shopId } = scope
  return transaction(async (tx) => {
    const kept = await lockRefused(tx, shopId, decision.saleId)
    if (!kept.ok) return kept
    const who = { userId: scope.actor.id, role: scope.role }
    if (!mayGiveBack(kept.value, who)) return refuse('not-yours')
    if (!mayBeRecorded(kept.value)) return refuse('no-such-sale')
    const other = await tx.counterSale.findFirst({
      where: { shopId, undoneAt: null, purchase: { number } },
      select: { id: true },
    })
    if (!other) return refuse('no-such-sale')
    await lockSale(tx, other.id)
    const recordedAs = other.id
    if ((await tx.refusedSale.count({ where: { shopId, recordedAs } })) > 0)
      return refuse('no-such-sale')
    const details = { number, total: Number(kept.value.total) }
    await writeDecision(tx, scope, { ...decision, solution: 'recorded', recordedAs, details })
    return ok()
  })
}

async function lockRefused(
  tx: Tx,
  shopId: AuthorizedShopId,
  id: string,
): Promise<Result<RefusedSale, 'not-found' | 'already-solved'>> {
  await lockSale(tx, id)
  const sale = await tx.refusedSale.findUnique({ where: { shopId_id: { shopId, id } } })
  if (!sale) return refuse('not-found')
  return sale.solvedAt ? refuse('already-solved') : ok(sale)
}

function saleIn(kept: RefusedSale): { sale: CounterSale; prices: ReadonlyMap<string, Rupiah> } {
  const { id, paidWith, gate, buyerName, buyerPhone } = kept
  return saleOf({
    id,
    soldAt: kept.soldAt.toISOString(),
    lines: phoneLines.parse(kept.lines),
    paidWith,
    received: kept.received as Rupiah | null,
    buyer: buyerPhone === null ? null : { name: buyerName ?? '', phone: buyerPhone },
    gate,
  })
}

/** How many pieces were missing on the shelf; they were there, since they were sold. */
async function countIn(
  tx: Tx,
  { shopId, actor }: CounterScope,
  { lines }: CounterSale,
  { why }: Decision,
): Promise<number> {
  const goods = lines.filter(({ visit }) => visit === null)
  const ids = goods.map(({ variantId }) => variantId)
  const shelf = await tx.$queryRaw<(LockedStock & { id: string })[]>`
    SELECT id, shop_id AS "shopId", listing_id AS "listingId", label_id AS label,
      on_hand - held AS available FROM variants
    WHERE id = ANY(${ids}::uuid[]) AND shop_id = ${shopId}::uuid ORDER BY id FOR NO KEY UPDATE`
  const missing = shelf.flatMap(({ id: variantId, ...stock }) => {
    const left = goods.find((line) => line.variantId === variantId)?.quantity ?? 0
    const delta = left - stock.available
    return delta > 0 ? [{ ...stock, variantId, left, delta }] : []
  })
  const reason = 'stockTake' as const
  await tx.stockMovement.createMany({
    data: missing.map(({ variantId, delta }) => ({
      id: newId(),
      shopId,
      variantId,
      delta,
      reason,
      actorId: actor.id,
      note: why,
    })),
  })
  await recordAudit(
    tx,
    missing.map((stock) => stockDeed({ ...stock, actor, reason })),
  )
  return missing.reduce((sum, { delta }) => sum + delta, 0)
}

async function writeDecision(
  tx: Tx,
  { shopId, actor }: CounterScope,
  decision: Decision & {
    solution: 'booked' | 'moneyBack' | 'recorded'
    recordedAs?: string
    details: Record<string, number | string>
  },
): Promise<void> {
  const { saleId: id, why, solution, recordedAs, details } = decision
  // Who bought is forgotten, also where nobody could read the letter.
  await tx.$executeRaw`
    UPDATE refused_sales SET solution = ${solution}::"SaleSolution", solved_at = now(),
      solved_by = ${actor.id}::uuid, solved_why = ${why}, recorded_as = ${recordedAs ?? null}::uuid,
      buyer_name = NULL, buyer_phone = NULL, letter = letter - 'buyer'
    WHERE shop_id = ${shopId}::uuid AND id = ${id}::uuid`
  await recordAudit(tx, [
    {
      subject: { type: 'refusedSale', id },
      action: solution,
      actor,
      shopId,
      details: { ...details, why },
    },
  ])
}
