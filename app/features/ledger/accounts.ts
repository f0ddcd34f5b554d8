/**
 * The accounts of the marketplace's ledger, by code. A posting moves money from one to another; a
 * balance is what came in less what went out. A provider's balance is negative by what it still holds
 * of ours; everybody else's is positive by what belongs to them.
 *
 * `pending` is earned but may still be refunded (until the order is completed); `payable` is owed.
 * How the accounts map to the Kepmendesa 136/2022 chart is in `coaCodes`.
 */
export type AccountCode =
  | `provider:${string}`
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
  refundsInFlight: (provider: string) => `refunds:${provider}`,
  suspense: 'suspense',
  makerPending: (makerId: string) => `maker:${makerId}:pending`,
  makerPayable: (makerId: string) => `maker:${makerId}:payable`,
  shopPending: (shopId: string) => `shop:${shopId}:pending`,
  shopPayable: (shopId: string) => `shop:${shopId}:payable`,
  platformPending: 'platform:pending',
  platformRevenue: 'platform:revenue',
} as const satisfies Record<string, AccountCode | ((key: string) => AccountCode)>

export type LedgerAccountKind =
  | 'provider'
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

/**
 * The BUM Desa's own books keep these as: money at the provider (a leaf under 1.1.03, there is none of
 * its own in the decree: domain.md §a), consignment sold for makers (2.1.01.01), money received in
 * advance (2.1.99.99), the fee for selling on consignment (4.1.11.01).
 */
export const coaCodes = {
  provider: '1.1.03.01',
  refundsInFlight: '2.1.99.99',
  suspense: '2.1.99.99',
  makerPending: '2.1.99.99',
  makerPayable: '2.1.01.01',
  shopPending: '2.1.99.99',
  shopPayable: '4.1.11.01',
  platformPending: '2.1.99.99',
  platformRevenue: '2.1.01.01',
} as const satisfies Record<LedgerAccountKind, string>
