import type { Locale } from '#app/core/locale.ts'
import { formatCalendarDay } from '#app/core/dates.ts'
import { formatRupiah, subtract, zero } from '#app/core/rupiah.ts'
import { visitText } from '#app/features/bookings/visit-text.ts'
import type { GuestPickup } from '#app/features/orders/guest-pickup.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { OrderFacts } from './queries.server.ts'
import type { MessageRow } from './message-layout.ts'

/** `Tiket Pantai Serang, 5 Desember 2026` */
export function whatAndWhen({ title, visit }: OrderFacts['lines'][number], locale: Locale): string {
  return visit
    ? `${title[locale]}, ${visitText(visit, locale, messagesFor(locale).bookings)}`
    : title[locale]
}

/** `saat Anda berkunjung, Sabtu, 5 Desember 2026` */
export function pickupText({ date, isDuringVisit }: GuestPickup, locale: Locale): string {
  const t = messagesFor(locale).messages
  return (isDuringVisit ? t.atVisit : t.fromDay)(formatCalendarDay(date, locale))
}

/** What the lines above it already cost less. */
export function discountRow({ discount }: OrderFacts, locale: Locale): MessageRow[] {
  if (!discount) return []
  const t = messagesFor(locale).messages
  return [{ label: t.discount(discount.promotion), value: formatRupiah(discount.amount) }]
}

/** What the lines above it say too much of what was sent. */
export function unsentRow({ unsentTotal }: OrderFacts, locale: Locale): MessageRow[] {
  if (unsentTotal === 0n) return []
  const { collections: t } = messagesFor(locale)
  return [{ label: t.unsent, value: formatRupiah(subtract(zero, unsentTotal)) }]
}

/** What bringing it costs; a visit has none. */
export function postageRow(order: OrderFacts, locale: Locale): MessageRow[] {
  const t = messagesFor(locale).messages
  const { deliveryMethod, shippingPrice } = order
  if (deliveryMethod === 'onSite') return []
  if (order.guestPickup) return [{ label: t.pickup, value: pickupText(order.guestPickup, locale) }]
  const label = deliveryMethod === 'pickup' ? t.pickup : t.postage
  return [{ label, value: formatRupiah(shippingPrice) }]
}
