import { useMessages } from '#app/ui/locale.tsx'

export type ShopIdentityFacts = {
  kind: 'bumdes' | 'bumdesma'
  legalStatus: 'unregistered' | 'nameApproved' | 'legalEntity' | 'inactive'
  legalNumber: string | null
  nib: string | null
  permits: Record<string, number>
}

/** Who stands behind a shop, by the numbers the state gave it. */
export function ShopIdentity({ shop, narrow }: { shop: ShopIdentityFacts; narrow?: boolean }) {
  const { storefront: t } = useMessages()
  const kinds: Record<string, string> = t.listing.permitKinds
  const permits = Object.entries(shop.permits).map(
    ([kind, amount]) => `${kinds[kind] ?? kind} (${amount})`,
  )
  return (
    <dl className={`grid gap-x-6 gap-y-3 ${narrow ? '' : 'sm:grid-cols-2'}`}>
      <Fact term={t.shop.kinds[shop.kind]}>{t.shop.legal[shop.legalStatus]}</Fact>
      {shop.legalNumber && <Fact term={t.shop.legalNumber}>{shop.legalNumber}</Fact>}
      {shop.nib && <Fact term={t.shop.nib}>{shop.nib}</Fact>}
      <Fact term={t.shop.permits}>{permits.join(', ') || t.shop.noPermits}</Fact>
    </dl>
  )
}

export function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{term}</dt>
      <dd className="font-medium break-words">{children}</dd>
    </div>
  )
}
