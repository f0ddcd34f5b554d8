import { formatCalendarDay } from '#app/core/dates.ts'
import { formatPhone } from '#app/core/phone.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { addressLines } from '../address-lines.ts'
import { otherRecipient, packedLines, type SlipOrder } from './packing-slip.tsx'

/**
 * What a parcel says on its outside: to whom, from whom, which one. Nothing of its contents, and of money
 * only what is to be taken.
 */
export function AddressLabel({ order }: { order: SlipOrder }) {
  const locale = useLocale()
  const { kelola, collections } = useMessages()
  const { slip: t, order: words } = kelola
  const { buyer, shop, pickupPoint, guestPickup } = order
  const pieces = packedLines(order).reduce((sum, { quantity }) => sum + quantity, 0)
  const address = buyer?.address
    ? addressLines(
        { ...buyer.address, recipient: otherRecipient(buyer) },
        { landmark: words.landmark },
      )
    : []
  return (
    <article className="flex h-full flex-col overflow-hidden bg-white p-3 text-black">
      <header className="flex justify-between gap-3 border-b border-black pb-1 text-sm">
        <strong className="whitespace-nowrap">{order.number}</strong>
        <span className="text-right">
          {kelola.delivery[order.deliveryMethod]}
          {order.due !== null && (
            <strong className="ml-2 whitespace-nowrap">{collections.toCollect(order.due)}</strong>
          )}
        </span>
      </header>
      <div className="min-h-0 flex-1 py-1 leading-snug">
        <p className="text-xs font-semibold uppercase">{t.to}</p>
        <p className="text-lg leading-tight font-bold break-words">
          {buyer?.name ?? words.noBuyer}
        </p>
        {buyer?.phone && <p className="font-semibold">{formatPhone(buyer.phone)}</p>}
        {address.map((line) => (
          <p key={line} className="break-words">
            {line}
          </p>
        ))}
        {pickupPoint && (
          <p>
            {t.pickup}: {pickupPoint.name}
          </p>
        )}
        {guestPickup && <p>{formatCalendarDay(guestPickup.date, locale)}</p>}
      </div>
      <footer className="flex justify-between gap-3 border-t border-black pt-1 text-sm">
        <span className="min-w-0">
          {t.from}: <strong>{shop.name}</strong> {formatPhone(shop.phone)}
        </span>
        <span className="whitespace-nowrap">{t.totalPieces(pieces)}</span>
      </footer>
    </article>
  )
}
