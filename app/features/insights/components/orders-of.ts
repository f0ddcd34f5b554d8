import { paths } from '#app/core/paths.ts'
import type { SaleFilter } from '../../orders/sale-filters.ts'
import type { Days } from '../period.ts'

export type OrdersOf = (
  which: { status: 'terjual' | 'semua' } & Partial<Omit<SaleFilter, 'dari' | 'sampai'>> & {
      days?: { from: string; to: string }
    },
) => string

/** Where the list of orders of these days is, or of some of them. */
export const ordersOfDays =
  (period: Days): OrdersOf =>
  ({ days, ...filter }) => {
    const { from, to } = days ?? period
    return paths.kelolaOrders({ ...filter, dari: from, sampai: to })
  }
