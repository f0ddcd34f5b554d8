import { addressLines } from '#app/features/orders/address-lines.ts'
import type { PurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { isBrought } from '#app/features/shipping/delivery.ts'
import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** Where the courier goes, as the buyer wrote it; nothing when everything is fetched. */
export function AddressCard({ purchase }: { purchase: Pick<PurchasePage, 'buyer' | 'orders'> }) {
  const { purchase: t, checkout } = useMessages()
  const { buyer, orders } = purchase
  const hasBrought = orders.some(({ deliveryMethod }) => isBrought(deliveryMethod))
  if (!buyer || (!hasBrought && !buyer.note)) return null
  return (
    <Card as="section" className="grid grid-cols-1 gap-2 p-5 wrap-anywhere">
      {hasBrought && (
        <>
          <h2 className="font-display text-xl font-bold">{checkout.sendTo}</h2>
          <address className="not-italic">
            {addressLines(buyer, { landmark: checkout.landmark }).map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        </>
      )}
      {buyer.note && <p className="whitespace-pre-line text-ink-soft">{t.yourNote(buyer.note)}</p>}
    </Card>
  )
}
