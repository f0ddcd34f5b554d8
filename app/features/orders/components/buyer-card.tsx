import type { ReactNode } from 'react'
import { MapPin, ShoppingBasket, StickyNote } from 'lucide-react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { ContactLinks } from './contact-links.tsx'
import type { GuestPickup } from '../guest-pickup.ts'
import { addressLines, type DeliveryAddress } from '../address-lines.ts'

export type OrderBuyer = {
  name: string
  phone: string | null
  note: string | null
  address: DeliveryAddress | null
}

type BuyerCardProps = {
  buyer: OrderBuyer | null
  shopName: string
  orderNumber: string
  pickupPoint: { name: string; address: string; hours: string } | null
  guestPickup: GuestPickup | null
}

export function BuyerCard(props: BuyerCardProps) {
  const { buyer, shopName, orderNumber, pickupPoint, guestPickup } = props
  const { kelola, messages } = useMessages()
  const t = kelola.order
  if (!buyer) return <p>{t.noBuyer}</p>
  const greeting = messages.whatsapp.toBuyer({ shop: shopName, number: orderNumber })
  return (
    <div className="grid gap-4">
      <p className="text-lg font-semibold">{buyer.name}</p>
      {buyer.phone ? (
        <ContactLinks phone={buyer.phone} greeting={greeting} />
      ) : (
        <p className="text-ink-soft">{t.hiddenBuyer}</p>
      )}
      {pickupPoint && (
        <Place title={t.pickupAt}>
          <strong>{pickupPoint.name}</strong>
          {[pickupPoint.address, pickupPoint.hours].filter(Boolean).map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </Place>
      )}
      {guestPickup && <GuestPickupText pickup={guestPickup} />}
      {buyer.address && (
        <Place title={t.deliverTo}>
          {addressLines(buyer.address, { landmark: t.landmark }).map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </Place>
      )}
      {buyer.note && (
        <p className="flex items-start gap-2 rounded-xl bg-gold-soft p-3">
          <Icon icon={StickyNote} className="mt-0.5" />
          <span className="min-w-0">
            <span className="block text-sm font-semibold">{t.note}</span>
            <span className="whitespace-pre-line">{buyer.note}</span>
          </span>
        </p>
      )}
    </div>
  )
}

function GuestPickupText({ pickup: { date, isDuringVisit } }: { pickup: GuestPickup }) {
  const locale = useLocale()
  const { order: t } = useMessages().kelola
  const day = formatCalendarDay(date, locale)
  return (
    <p className="flex items-start gap-2">
      <Icon icon={ShoppingBasket} className="mt-0.5 text-terrace" />
      <span className="min-w-0">{isDuringVisit ? t.takenAtVisit(day) : t.takenLater(day)}</span>
    </p>
  )
}

function Place({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex items-start gap-2">
      <Icon icon={MapPin} className="mt-0.5 text-terrace" />
      <div className="min-w-0">
        <p className="text-sm text-ink-soft">{title}</p>
        <address className="not-italic">{children}</address>
      </div>
    </div>
  )
}
