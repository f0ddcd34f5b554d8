import { add, allocate, type Rupiah } from '#app/core/rupiah.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import type { Posting } from '#app/features/ledger/postings.ts'

export const balanceMeans = ['cash', 'qris', 'transfer'] as const
export type BalanceMeans = (typeof balanceMeans)[number]

type Split = {
  orderLineId: string
  shopId: string
  makerId: string
  makerShare: Rupiah
  shopShare: Rupiah
  platformFee: Rupiah
}

/**
 * What was paid on site is shared as the deposit was, but for the platform, which takes nothing of it: its
 * part stays with the maker. The guests are there, so it is owed at once.
 */
export function postingsForBalance(line: Split, amount: Rupiah): Posting[] {
  const { shopId, makerId, makerShare, shopShare, platformFee, orderLineId } = line
  const [ofMaker, ofShop] = allocate(amount, [add(makerShare, platformFee), shopShare])
  const from = accounts.collector(shopId)
  const shares = [
    { to: accounts.makerPayable(makerId), amount: ofMaker, purpose: 'item' },
    { to: accounts.shopPayable(shopId), amount: ofShop, purpose: 'shopShare' },
  ] as const
  return shares.flatMap(({ amount: share, ...of }) =>
    share ? [{ ...of, amount: share, from, orderLineId }] : [],
  )
}
