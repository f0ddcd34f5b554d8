import { newId } from '#app/core/ids.ts'
import { multiply, type Rupiah, add } from '#app/core/rupiah.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import { sellAtCounter } from '#app/features/counter/commands.server.ts'
import type { CounterSale } from '#app/features/counter/counter-sale.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { inDays } from '#tests/factories/experiences.ts'

export type Sold = {
  variant: { id: string; price: bigint }
  quantity?: number
  visit?: Visit | null
}

export const today = (sessionId: string | null = null): Visit => ({
  kind: 'day',
  date: inDays(0),
  sessionId,
})

export function aCounter(shopId: string, userId = newId()) {
  return {
    shopId: mintScope.shop(shopId),
    unitId: null,
    actor: { type: 'staff', id: userId } as const,
  }
}

/** All sales of its counter, for who works in the whole BUM Desa. */
export const allSales = (shopId: string) => ({
  shopId: mintScope.readableShop(shopId),
  unitId: null,
  userId: newId(),
})

/** The director, who sold nothing of it. */
export const aHead = (shopId: string) => ({ ...aCounter(shopId), role: 'manager' as const })

/** Three tickets' worth of cash for today, unless it is said otherwise; a visit of null is a good. */
export function aSale(sold: readonly Sold[], changes: Partial<CounterSale> = {}): CounterSale {
  const lines = sold.map(({ variant, quantity = 1, visit = today() }) => ({
    variantId: variant.id,
    quantity,
    visit,
  }))
  const amounts = sold.map(({ variant, quantity = 1 }) =>
    multiply(variant.price as Rupiah, quantity),
  )
  return {
    saleId: newId(),
    soldAt: null,
    lines,
    expectedTotal: add(...amounts),
    paidWith: 'cash',
    received: null,
    buyer: null,
    gate: null,
    ...changes,
  }
}

export async function sell(
  shopId: string,
  sold: readonly Sold[],
  changes: Partial<CounterSale> = {},
) {
  const sale = aSale(sold, changes)
  const scope = aCounter(shopId)
  const answer = await sellAtCounter(scope, sale)
  if (!answer.ok) throw new Error(`The counter refused: ${answer.reason}`)
  return { ...answer.value, scope, saleId: sale.saleId, sale }
}
