import { createHash } from 'node:crypto'
import { newId } from '#app/core/ids.ts'
import { ok } from '#app/core/result.ts'
import { type Rupiah, subtract, zero } from '#app/core/rupiah.ts'
import { holdAll } from '#app/features/availability/commands.server.ts'
import { type CalendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { letWalkInsIn } from '#app/features/bookings/walk-in.server.ts'
import type { WalkIn } from '#app/features/bookings/walk-in.ts'
import { zoneOfShop } from '#app/features/bookings/zone-name.server.ts'
import { groupByShop } from '#app/features/cart/cart-line.ts'
import { listWantedLines } from '#app/features/cart/queries.server.ts'
import { toHold, whatIsShort, writeOrders } from '#app/features/checkout/write-purchase.server.ts'
import type { OrderQuote } from '#app/features/checkout/quote.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { payPurchase } from '#app/features/purchases/commands.server.ts'
import { noPromotions } from '#app/features/promotions/best-promotion.ts'
import { writeTakenAttempt } from '#app/features/purchases/taken-attempt.server.ts'
import { noDelivery } from '#app/features/shipping/delivery.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { type CounterRefusal, type CounterSale, momentOfSale } from './counter-sale.ts'
import { problemAtCounter } from './counter-problem.ts'
import { type SoldPurchase, writeCounterPurchase } from './write-sale.server.ts'

export type CounterScope = {
  shopId: AuthorizedShopId
  /** Who sells works in that unit only; null: in all of the BUM Desa. */
  unitId: string | null
  actor: Actor & { type: 'staff' }
}
type Answer = { ok: true; value: SoldPurchase } | ({ ok: false } & CounterRefusal)

/** Carries a refusal out of a transaction that must leave no trace. */
export class RolledBack extends Error {
  readonly refusal: CounterRefusal
  constructor(refusal: CounterRefusal) {
    super(refusal.reason)
    this.refusal = refusal
  }
}

/**
 * Sells face to face: one transaction with the locks and guards of the checkout (see `lockPurchase`),
 * from its first row to the money that the BUM Desa has taken and the tickets that are ready. Twenty
 * identical posts are one sale; the phone's row is written first and the others wait behind it.
 */
export async function sellAtCounter(scope: CounterScope, sale: CounterSale): Promise<Answer> {
  if (sale.lines.length === 0) return { ok: false, reason: 'nothing-chosen' }
  try {
    return await transaction(async (tx) => ok(await sell(tx, scope, sale, null)))
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, ...error.refusal }
    throw error
  }
}

/** What a person has decided about a sale that was told later and refused. */
type Decided = {
  /** By variant: for how much it was sold when nobody could ask the server. */
  prices: ReadonlyMap<string, Rupiah>
  /** The head of the BUM Desa who says that its guests have come. */
  vouchedBy: string | null
}

/** The sale within a transaction that `RolledBack` must undo. `decided` is null for one that is new. */
export async function sell(
  tx: Tx,
  scope: CounterScope,
  sale: CounterSale,
  decided: Decided | null,
): Promise<SoldPurchase> {
  const { soldAt, paidAt, day } = await placeInTime(tx, scope.shopId, { sale, decided })
  const purchaseId = newId()
  const known = await claimSale(tx, scope, sale, { purchaseId, soldAt, day })
  if (known) return known
  const walkIn = { soldAt, vouchedBy: decided?.vouchedBy ?? null }
  const quote = await quoteSale(tx, scope, sale, { walkIn, prices: decided?.prices ?? null })
  const { actor } = scope
  const { buyer } = sale
  const purchase = await writeCounterPurchase(tx, {
    id: purchaseId,
    total: quote.total,
    buyer,
    actor,
  })
  const written = await writeOrders(tx, { purchase, quote: { orders: [quote] }, actor })
  const holding = { purchaseId, ...toHold(written), minutes: 1, walkIn }
  const shortages = await holdAll(tx, holding)
  if (shortages) {
    const problems = whatIsShort(written, shortages).map(({ line, left }) => ({
      line,
      problem: left > 0 ? ({ kind: 'too-many', left } as const) : ({ kind: 'sold-out' } as const),
    }))
    throw new RolledBack({ reason: 'not-available', problems })
  }
  const { paidWith } = sale
  const attemptId = await writeTakenAttempt(tx, {
    purchase,
    paidWith,
    paidAt,
    amount: quote.total,
    actor,
  })
  const paid = await payPurchase(tx, {
    purchaseId,
    attemptId,
    from: accounts.collector(scope.shopId),
    paidAt,
    minutesUntilFinal: 0,
    actor,
  })
  if (paid !== 'paid') throw new Error(`What was just held of ${purchaseId} is ${paid}`)
  if (sale.gate !== null) {
    const { gate, saleId: scanId } = sale
    await letWalkInsIn(tx, {
      purchaseId,
      scanId,
      gate,
      day,
      scannedAt: soldAt,
      scannedBy: actor.id,
    })
  }
  return purchase
}

/** What was told too late and is booked nevertheless was sold on its day, and is in the books of today. */
async function placeInTime(
  tx: Tx,
  shopId: AuthorizedShopId,
  { sale, decided }: { sale: CounterSale; decided: Decided | null },
): Promise<{ soldAt: Date; paidAt: Date; day: CalendarDate }> {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`
  const now = clock?.now ?? new Date()
  const inTime = momentOfSale(sale.soldAt, now)
  const soldAt = inTime ?? (decided && sale.soldAt)
  if (!soldAt) throw new RolledBack({ reason: 'too-old' })
  return { soldAt, paidAt: inTime ?? now, day: todayAt(await zoneOfShop(tx, shopId), soldAt) }
}

async function claimSale(
  tx: Tx,
  { shopId, actor }: CounterScope,
  sale: CounterSale,
  { purchaseId, soldAt, day }: { purchaseId: string; soldAt: Date; day: CalendarDate },
): Promise<SoldPurchase | null> {
  const inputHash = hashSale(sale)
  const id = sale.saleId
  const { count } = await tx.counterSale.createMany({
    data: {
      shopId,
      id,
      purchaseId,
      inputHash,
      paidWith: sale.paidWith,
      received: sale.paidWith === 'cash' ? sale.received : null,
      soldAt,
      toldAt: sale.toldAt ?? null,
      day: new Date(`${day}T00:00:00Z`),
      soldBy: actor.id,
    },
    skipDuplicates: true,
  })
  if (count === 1) {
    const clock = sale.toldAt && { phoneClock: sale.toldAt.toISOString() }
    const details = { saleId: id, soldAt: soldAt.toISOString(), ...clock }
    const subject = { type: 'purchase', id: purchaseId } as const
    await recordAudit(tx, [{ subject, action: 'sold-at-counter', actor, shopId, details }])
    return null
  }
  const known = await tx.counterSale.findUniqueOrThrow({
    where: { shopId_id: { shopId, id } },
    select: { inputHash: true, purchase: { select: { id: true, number: true, token: true } } },
  })
  if (known.inputHash !== inputHash) throw new RolledBack({ reason: 'key-reused' })
  return known.purchase
}

/** Prices of the day are read here and nowhere else. */
async function quoteSale(
  tx: Tx,
  { shopId, unitId }: CounterScope,
  sale: CounterSale,
  { walkIn, prices }: { walkIn: WalkIn; prices: Decided['prices'] | null },
): Promise<OrderQuote> {
  if (unitId !== null && !(await areOfUnit(tx, { shopId, unitId }, sale.lines))) {
    throw new RolledBack({ reason: 'not-found' })
  }
  const wanted = await listWantedLines(tx, sale.lines, walkIn)
  const lines = wanted.map((line) => ({
    ...line,
    price: prices?.get(line.variantId) ?? line.price,
  }))
  const [group] = groupByShop(lines.filter(({ shop }) => shop.id === shopId))
  if (group?.lines.length !== sale.lines.length) throw new RolledBack({ reason: 'not-found' })
  const problems = group.lines.flatMap((line) => {
    const problem = problemAtCounter(line)
    return problem ? [{ line, problem }] : []
  })
  if (problems.length > 0) throw new RolledBack({ reason: 'not-available', problems })
  const total = group.itemsTotal
  if (total !== sale.expectedTotal) throw new RolledBack({ reason: 'total-differs', total })
  if (sale.paidWith === 'cash' && sale.received !== null && sale.received < total) {
    const missing: Rupiah = subtract(total, sale.received)
    throw new RolledBack({ reason: 'too-little-received', missing })
  }
  const choice = { method: 'onSite' } as const
  const promotions = noPromotions
  return { ...group, options: noDelivery, choice, shippingPrice: zero, promotions, total }
}

/** What another unit sells is for this one as good as absent. */
async function areOfUnit(
  tx: Tx,
  { shopId, unitId }: { shopId: AuthorizedShopId; unitId: string },
  lines: CounterSale['lines'],
): Promise<boolean> {
  const ids = [...new Set(lines.map(({ variantId }) => variantId))]
  const own = await tx.variant.count({
    where: { shopId, id: { in: ids }, listing: { businessUnitId: unitId } },
  })
  return own === ids.length
}

/** What the phone says about the sale, whatever comes of it: the same each time it tells. */
export function hashSale({ toldAt, ...sale }: CounterSale): string {
  const told = { ...sale, soldAt: toldAt ?? sale.soldAt }
  const plain = JSON.stringify(told, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}` : value,
  )
  return createHash('sha256').update(plain).digest('hex')
}
