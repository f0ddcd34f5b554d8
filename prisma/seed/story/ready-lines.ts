import { hoursAfter, must, randomOf } from './random.ts'
import type { SaleRecord } from './sale-records.ts'

/** Of accepted orders makers have about a third of the goods ready. */
export function readyLineRows(sales: readonly SaleRecord[], now: Date) {
  return sales
    .flatMap(({ orders }) => orders)
    .flatMap(({ plan, lines, shop }) => {
      const { to, at } = must(plan.steps.at(-1))
      if (to !== 'accepted' || hoursAfter(at, 3) > now) return []
      return lines
        .filter(({ id, booked }) => !booked && randomOf(`ready ${id}`).chance(1 / 3))
        .map(({ id }) => ({ order_line_id: id, shop_id: shop.id, at: hoursAfter(at, 3) }))
    })
}
