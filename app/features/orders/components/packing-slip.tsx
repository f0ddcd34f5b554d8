import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'
import type { ReactNode } from 'react'
import { formatCalendarDay, formatDate } from '#app/core/dates.ts'
import { formatPhone } from '#app/core/phone.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Visit } from '#app/features/bookings/visit.ts'
import { addressLines } from '../address-lines.ts'
import type { GuestPickup } from '../guest-pickup.ts'
import type { OrderBuyer } from './buyer-card.tsx'

export type SlipOrder = {
  number: string
  deliveryMethod: FulfilmentMethod
  boughtAt: Date | null
  /** To be taken from whoever receives it; null: it is paid. */
  due: Rupiah | null
  shop: { name: string; phone: string; address: string }
  pickupPoint: { name: string; address: string; hours: string } | null
  guestPickup: GuestPickup | null
  buyer: OrderBuyer | null
  lines: readonly {
    id: string
    title: string
    visit: Visit | null
    unit: string
    quantity: number
    weightGrams: number
    maker: string
  }[]
}

/** What goes onto the parcel: whither, from whom, and what is inside. Of money only what is to be taken. */
export function PackingSlip({ order }: { order: SlipOrder }) {
  const locale = useLocale()
  const { kelola, collections } = useMessages()
  const t = kelola.slip
  return (
    <article className="rounded-xl border-2 border-ink bg-white p-4 text-black print:rounded-none print:border-0 print:p-0">
      <header className="flex items-start justify-between gap-3 border-b-2 border-black pb-2">
        <div>
          <h1 className="text-sm font-semibold">{t.title}</h1>
          <p className="text-xl leading-tight font-bold whitespace-nowrap">{order.number}</p>
        </div>
        <p className="text-right text-sm">
          <strong className="block border border-black px-1.5">
            {kelola.delivery[order.deliveryMethod]}
          </strong>
          {order.boughtAt && formatDate(order.boughtAt, { locale })}
        </p>
      </header>
      {order.due !== null && (
        <p className="mt-2 border-2 border-black px-2 py-1 text-center text-xl font-bold">
          {collections.toCollect(order.due)}
        </p>
      )}
      <To order={order} />
      <Part title={t.from}>
        <strong>{order.shop.name}</strong>{' '}
        <span className="whitespace-nowrap">{formatPhone(order.shop.phone)}</span>
      </Part>
      <Contents lines={packedLines(order)} />
      {order.buyer?.note && (
        <Part title={t.note}>
          <span className="whitespace-pre-line">{order.buyer.note}</span>
        </Part>
      )}
      <footer className="mt-4 grid grid-cols-2 gap-4 text-sm">
        {[t.packedBy, t.receivedBy].map((label) => (
          <p key={label} className="border-b border-black pb-7">
            {label}
          </p>
        ))}
      </footer>
      <p className="mt-2 text-center text-sm">{t.thanks}</p>
    </article>
  )
}

/** Guests are not packed; of an order of nothing but visits the slip is what they are known by. */
export function packedLines({ lines }: SlipOrder): SlipOrder['lines'] {
  const goods = lines.filter(({ visit }) => visit === null)
  return goods.length > 0 ? goods : lines
}

function To({ order: { buyer, pickupPoint, guestPickup } }: { order: SlipOrder }) {
  const locale = useLocale()
  const { kelola } = useMessages()
  const { slip: t, order: words } = kelola
  return (
    <Part title={t.to} large>
      <strong>{buyer?.name ?? words.noBuyer}</strong>
      {buyer?.phone && <span className="ml-2 whitespace-nowrap">{formatPhone(buyer.phone)}</span>}
      {buyer && !buyer.phone && <span className="block text-sm">{t.hiddenFor}</span>}
      {buyer?.address &&
        addressLines(
          { ...buyer.address, recipient: otherRecipient(buyer) },
          { landmark: words.landmark },
        ).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      {pickupPoint && (
        <span className="block">
          {t.pickup}: {pickupPoint.name}
        </span>
      )}
      {guestPickup && (
        <span className="block">
          {(guestPickup.isDuringVisit ? words.takenAtVisit : words.takenLater)(
            formatCalendarDay(guestPickup.date, locale),
          )}
        </span>
      )}
    </Part>
  )
}

/** The recipient is named only when it is not the buyer, who stands above. */
export function otherRecipient({ name, address }: OrderBuyer): string | null {
  return address?.recipient === name ? null : (address?.recipient ?? null)
}

function Contents({ lines }: Pick<SlipOrder, 'lines'>) {
  const { slip: t } = useMessages().kelola
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const grams = lines.reduce((sum, { weightGrams }) => sum + weightGrams, 0)
  const kilograms = (grams / 1000).toFixed(1).replace('.', ',')
  return (
    <Part title={t.goods}>
      <ul>
        {lines.map((line) => (
          <li
            key={line.id}
            className="flex items-start gap-2 border-b border-dashed border-black py-1.5"
          >
            <span aria-hidden className="mt-1 size-4 shrink-0 border-2 border-black" />
            <strong className="min-w-10">{line.quantity}×</strong>
            <span className="min-w-0 flex-1">
              {line.title}
              <span className="block text-sm">{line.maker}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-1 font-semibold">
        {t.totalPieces(pieces)}
        {grams > 0 && ` · ${t.weight(kilograms)}`}
      </p>
    </Part>
  )
}

type PartProps = { title: string; large?: boolean; children: ReactNode }

function Part({ title, large, children }: PartProps) {
  return (
    <section className="keep-together mt-3">
      <h2 className="text-xs font-semibold tracking-wide uppercase">{title}</h2>
      <div className={large ? 'text-lg leading-snug' : ''}>{children}</div>
    </section>
  )
}
