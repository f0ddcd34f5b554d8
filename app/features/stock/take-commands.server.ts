import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { stockDeed } from '#app/features/catalog/stock-commands.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import {
  type Count,
  type CountedGood,
  differenceOf,
  isToCountAgain,
  type ReadCounts,
} from './take.ts'
import { countedGoods, stampOf } from './take-queries.server.ts'

type TakeScope = { shopId: AuthorizedShopId; actor: Actor & { type: 'staff' } }

/**
 * Keeps what was counted, in the open stock-take of the BUM Desa or in a new one. Counted again, the last
 * count stands, held against what there was then.
 */
export function saveCounts(
  { shopId, actor }: TakeScope,
  { counts, dropped }: Pick<ReadCounts, 'counts' | 'dropped'>,
): Promise<Result<undefined, 'not-found'>> {
  return transaction(async (tx) => {
    const ids = [...counts.map(({ variantId }) => variantId), ...dropped]
    const own = await tx.variant.count({
      where: { shopId, id: { in: ids }, addOnCapacity: null, listing: { kind: 'product' } },
    })
    if (own !== new Set(ids).size) return refuse('not-found')
    if (counts.length === 0 && dropped.length === 0) return ok()
    const takeId = await openTake(tx, { shopId, actor })
    await recordRecounts(tx, { shopId, actor }, { takeId, ids, counts })
    await tx.stockTakeCount.deleteMany({ where: { takeId, shopId, variantId: { in: ids } } })
    await tx.stockTakeCount.createMany({
      data: counts.map((count) => ({ ...count, takeId, shopId, countedBy: actor.id })),
    })
    return ok()
  })
}

/** Which earlier counts go: what was found first stays in the trail, with who found it. */
async function recordRecounts(
  tx: Tx,
  { shopId, actor }: TakeScope,
  { takeId, ids, counts }: { takeId: string; ids: readonly string[]; counts: readonly Count[] },
): Promise<void> {
  const earlier = (await countedGoods(tx, { shopId, takeId })).filter(({ variantId }) =>
    ids.includes(variantId),
  )
  await recordAudit(
    tx,
    earlier.map(({ variantId, name, counted: countedBefore, seen: seenBefore, counterName }) => {
      const again = counts.find((count) => count.variantId === variantId)
      const { counted = null, seen = null } = again ?? {}
      return {
        subject: { type: 'stockTake', id: takeId },
        action: again ? 'recounted' : 'count-dropped',
        actor,
        shopId,
        details: {
          good: name,
          counted,
          countedBefore,
          seen,
          seenBefore,
          countedFirstBy: counterName,
        },
      } as const
    }),
  )
}

/** Locked, so that nothing is counted into one that a colleague is applying. */
async function openTake(tx: Tx, { shopId, actor }: TakeScope): Promise<string> {
  await tx.$executeRaw`
    INSERT INTO stock_takes (id, shop_id, started_by)
    VALUES (${newId()}::uuid, ${shopId}::uuid, ${actor.id}::uuid)
    ON CONFLICT (shop_id) WHERE ended_at IS NULL DO NOTHING`
  const id = await lockOpenTake(tx, shopId)
  // Ended between the two statements: the next try begins another one.
  return id ?? openTake(tx, { shopId, actor })
}

async function lockOpenTake(tx: Tx, shopId: AuthorizedShopId): Promise<string | null> {
  const [take] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM stock_takes WHERE shop_id = ${shopId}::uuid AND ended_at IS NULL
    FOR NO KEY UPDATE`
  return take?.id ?? null
}

/** `already-changed`: a colleague counted, applied or discarded meanwhile. `count-again`: see the page. */
export type ApplyRefusal = 'already-changed' | 'count-again'

/**
 * Every difference becomes a movement that names the stock-take, all of them or none. What was sold since
 * a good was counted stays sold; `stamp` says which counts the page has shown.
 */
export function applyTake(
  { shopId, actor }: TakeScope,
  { stamp }: { stamp: string },
): Promise<Result<{ takeId: string }, ApplyRefusal>> {
  return transaction(async (tx) => {
    const takeId = await lockOpenTake(tx, shopId)
    if (takeId === null) return refuse('already-changed')
    await tx.$queryRaw`
      SELECT v.id FROM variants v JOIN stock_take_counts c ON c.variant_id = v.id
      WHERE c.take_id = ${takeId}::uuid ORDER BY v.id FOR NO KEY UPDATE OF v`
    const goods = await countedGoods(tx, { shopId, takeId })
    if (goods.length === 0 || stampOf(goods) !== stamp) return refuse('already-changed')
    if (goods.some(isToCountAgain)) return refuse('count-again')
    const different = goods.filter((good) => differenceOf(good) !== 0)
    await tx.stockMovement.createMany({
      data: different.map((good) => ({
        id: newId(),
        shopId,
        variantId: good.variantId,
        delta: differenceOf(good),
        reason: 'stockTake' as const,
        actorId: actor.id,
        stockTakeId: takeId,
      })),
    })
    await recordAudit(
      tx,
      different.map((good) => {
        const left = good.available + differenceOf(good)
        return stockDeed({ ...good, shopId, left, actor, reason: 'stockTake' })
      }),
    )
    await endTake(tx, { shopId, actor }, { takeId, outcome: 'applied', goods })
    return ok({ takeId })
  })
}

/** Nothing of it is applied; what was counted stays to be read. */
export function discardTake(scope: TakeScope): Promise<Result<undefined, 'already-changed'>> {
  return transaction(async (tx) => {
    const takeId = await lockOpenTake(tx, scope.shopId)
    if (takeId === null) return refuse('already-changed')
    const goods = await countedGoods(tx, { shopId: scope.shopId, takeId })
    await endTake(tx, scope, { takeId, outcome: 'discarded', goods })
    return ok()
  })
}

async function endTake(
  tx: Tx,
  { shopId, actor }: TakeScope,
  end: { takeId: string; outcome: 'applied' | 'discarded'; goods: readonly CountedGood[] },
): Promise<void> {
  const { takeId: id, outcome, goods } = end
  await tx.stockTake.update({
    where: { id_shopId: { id, shopId } },
    data: { outcome, endedBy: actor.id, endedAt: new Date() },
  })
  const differences = goods.map(differenceOf)
  const sum = (some: number[]) => some.reduce((all, one) => all + one, 0)
  const details = {
    goods: goods.length,
    more: sum(differences.filter((one) => one > 0)),
    fewer: -sum(differences.filter((one) => one < 0)),
  }
  await recordAudit(tx, [
    { subject: { type: 'stockTake', id }, action: outcome, actor, shopId, details },
  ])
}
