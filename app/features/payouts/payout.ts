import type { CalendarDate } from '#app/core/dates.ts'
import { subtract, type Rupiah } from '#app/core/rupiah.ts'
import { maskedAccount } from '../refunds/destination.ts'
import type { PayoutStatus } from './payout-status.ts'

/** What one maker has, by the ledger (`maker_money` in the database). */
export type MakerMoney = {
  /** Paid by buyers, the order is not over. */
  pending: Rupiah
  /** Owed for good, or so it seemed: `held` of it may still go back. */
  payable: Rupiah
  held: Rupiah
  /** Prepared or approved, not paid yet. */
  open: Rupiah
  paid: Rupiah
}

/** Below zero where a sale was undone after its maker had been paid for it. */
export const availableOf = ({ payable, held, open }: MakerMoney): Rupiah =>
  subtract(subtract(payable, held), open)

export type Account = {
  id: string
  bank: string
  accountNumber: string
  holder: string
  isByMaker: boolean
  enteredByName: string | null
  enteredAt: Date
}

export type PayoutRow = {
  id: string
  number: string
  makerId: string
  maker: string
  amount: Rupiah
  method: 'transfer' | 'cash'
  status: PayoutStatus
  preparedAt: Date
  paidOn: CalendarDate | null
}

export type PayoutPage = PayoutRow & {
  shop: string
  preparedBy: string
  preparedByName: string | null
  approvedByName: string | null
  recordedByName: string | null
  approvedAt: Date | null
  reference: string | null
  account: Account | null
  /** The last transfer before went to another one. */
  accountBefore: Account | null
}

const masked = (account: Account): Account => ({
  ...account,
  accountNumber: maskedAccount(account.accountNumber),
})

/** As who need not send money there sees it. */
export const withoutNumbers = <
  Shown extends { account: Account | null; accountBefore: Account | null },
>(
  shown: Shown,
): Shown => ({
  ...shown,
  account: shown.account && masked(shown.account),
  accountBefore: shown.accountBefore && masked(shown.accountBefore),
})
