import { z } from 'zod'
import type { Rupiah } from '#app/core/rupiah.ts'
import { parseMonth } from '../bookings/month.ts'

/** Anything odd in the address is this month from its newest. */
export const earningsQuery = z.object({
  bulan: z
    .string()
    .transform((text) => parseMonth(text))
    .nullable()
    .catch(null),
  /** The last movement of the page before. */
  setelah: z.uuid().nullable().catch(null),
})

/** What a movement of a maker's money is, as the maker calls it. */
export const movementKinds = ['sold', 'returned', 'restored', 'paidOut', 'notArrived'] as const
export type MovementKind = (typeof movementKinds)[number]

/**
 * Money came in by a sale, or went to the maker by a payout; else it went back to the buyer. Each comes
 * back where it was undone.
 */
export function kindOfMovement({ event, amount }: { event: string; amount: bigint }): MovementKind {
  if (event === 'purchase.captured' || event === 'balance.received') return 'sold'
  if (event === 'payout.paid') return 'paidOut'
  if (event === 'payout.paid.reversed') return 'notArrived'
  return amount < 0n ? 'returned' : 'restored'
}

/** Money that came to a maker (more than zero) or left again. */
export type Movement = {
  id: string
  event: string
  amount: Rupiah
  at: Date
  /** Null for what no line of an order is the reason of. */
  orderLineId: string | null
  payoutId: string | null
  number: string | null
  title: string | null
  quantity: number | null
}

/** `fee`: what BUM Desa and Lumbung keep of a sale, beside the amount; null where nothing was sold. */
export type StatementRow = Movement & { fee: Rupiah | null; balance: Rupiah }

/** Of one month: `opening` and all that moved add up to `closing`, all from the ledger. */
export type MonthOfMaker = Record<'opening' | MovementKind | 'closing', Rupiah>

export type SaleReceipt = {
  maker: string
  shop: string
  shopPhone: string
  number: string
  soldAt: Date
  title: string
  unit: string
  quantity: number
  unitPrice: Rupiah
  discount: Rupiah
  /** Out of whose share it came. */
  discountBearer: 'shop' | 'maker' | 'platform' | null
  /** Not sent, and never paid: the shares are of the rest. */
  unsent: Rupiah
  shopShare: Rupiah
  platformFee: Rupiah
  makerShare: Rupiah
  movements: Pick<Movement, 'id' | 'event' | 'amount' | 'at'>[]
  /** What the maker has of it, and may still lose of that. */
  left: Rupiah
  pending: Rupiah
}
