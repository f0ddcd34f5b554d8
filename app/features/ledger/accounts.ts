/**
 * The accounts of the marketplace's ledger, by code. A posting moves money from one to another; a
 * balance is what came in less what went out. A provider's balance is negative by what it still holds
 * of ours, and so is a collector's, the BUM Desa that took a buyer's money itself (cash, its own QRIS),
 * by what it took; everybody else's is positive by what belongs to them.
 *
 * `pending` is earned but may still be refunded (until the order is completed); `payable` is owed.
 */
export type AccountCode =
  | `provider:${string}`
  | `collector:${string}`
  | `refunds:${string}`
  | 'suspense'
  | `maker:${string}:pending`
  | `maker:${string}:payable`
  | `shop:${string}:pending`
  | `shop:${string}:payable`
  | 'platform:pending'
  | 'platform:revenue'

export const accounts = {
  provider: (provider: string) => `provider:${provider}`,
  collector: (shopId: string) => `collector:${shopId}`,
  refundsInFlight: (provider: string) => `refunds:${provider}`,
  suspense: 'suspense',
  makerPending: (makerId: string) => `maker:${makerId}:pending`,
  makerPayable: (makerId: string) => `maker:${makerId}:payable`,
  shopPending: (shopId: string) => `shop:${shopId}:pending`,
  shopPayable: (shopId: string) => `shop:${shopId}:payable`,
  platformPending: 'platform:pending',
  platformRevenue: 'platform:revenue',
} as const satisfies Record<string, AccountCode | ((key: string) => AccountCode)>

/** The provider of a payment that no provider took: the BUM Desa itself did. */
export const counterProvider = 'counter'

/** Who holds the money of a payment. */
export function holderOf({ provider, shopId }: { provider: string; shopId: string | null }) {
  if (provider !== counterProvider) return accounts.provider(provider)
  if (shopId === null) throw new Error('Money taken at a counter is of one BUM Desa')
  return accounts.collector(shopId)
}

export type LedgerAccountKind =
  | 'provider'
  | 'collector'
  | 'refundsInFlight'
  | 'suspense'
  | 'makerPending'
  | 'makerPayable'
  | 'shopPending'
  | 'shopPayable'
  | 'platformPending'
  | 'platformRevenue'

/** What kind of account a code names, and whose it is. */
export function describeAccount(code: AccountCode): {
  kind: LedgerAccountKind
  shopId: string | null
  makerId: string | null
} {
  const [owner, key = '', stage] = code.split(':')
  const nobody = { shopId: null, makerId: null }
  if (owner === 'provider') return { kind: 'provider', ...nobody }
  if (owner === 'collector') return { kind: 'collector', shopId: key, makerId: null }
  if (owner === 'refunds') return { kind: 'refundsInFlight', ...nobody }
  if (owner === 'suspense') return { kind: 'suspense', ...nobody }
  if (owner === 'platform') {
    return { kind: key === 'revenue' ? 'platformRevenue' : 'platformPending', ...nobody }
  }
  if (owner === 'maker') {
    return {
      kind: stage === 'payable' ? 'makerPayable' : 'makerPending',
      shopId: null,
      makerId: key,
    }
  }
  return { kind: stage === 'payable' ? 'shopPayable' : 'shopPending', shopId: key, makerId: null }
}
