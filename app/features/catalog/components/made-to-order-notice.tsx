import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { hasNoRoom, isNeverReady, type SellerListing } from '../seller-listing.ts'

/** What nobody can order, though its seller means to make it once it is ordered. */
export function MadeToOrderNotice({ listing }: { listing: SellerListing }) {
  const { listings: t } = useMessages()
  const isFull = hasNoRoom(listing)
  if (!isFull && !isNeverReady(listing)) return null
  return (
    <div className="mb-4 max-w-xl">
      <Alert tone="attention" title={t.madeToOrder.neverReady}>
        <p>{isFull ? t.madeToOrder.noRoom : t.madeToOrder.neverReadyText(listing.leadTimeDays)}</p>
      </Alert>
    </div>
  )
}
