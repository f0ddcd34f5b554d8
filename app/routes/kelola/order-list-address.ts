import { paths } from '#app/core/paths.ts'
import type { OrderListQuery } from '#app/features/orders/forms.ts'

/** The order list with these filters; what is empty is left out of the address. */
export function orderListAddress(query: Partial<OrderListQuery>): string {
  const pairs = Object.entries(query).filter(([, value]) => value)
  return `${paths.kelola('pesanan')}?${new URLSearchParams(pairs as [string, string][])}`
}
