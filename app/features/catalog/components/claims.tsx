import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { claimsOf } from '../health-claims.ts'
import type { SellerListing } from '../seller-listing.ts'

/** Words that food must not be sold with, for its maker and for who approves it. */
export function ClaimsNotice({ listing }: { listing: SellerListing }) {
  const { claims: t } = useMessages().listings
  const found = claimsOf(listing)
  if (found.length === 0) return null
  return (
    <div className="mb-4 max-w-xl">
      <Alert tone="attention" title={t.title(found.join(', '))}>
        <p>{t.text}</p>
      </Alert>
    </div>
  )
}

/** The same on one line of the list. */
export function ClaimsLine({ listing }: { listing: SellerListing }) {
  const { claims: t } = useMessages().listings
  const found = claimsOf(listing)
  return found.length === 0 ? null : <p className="text-sm">{t.line(found.join(', '))}</p>
}
