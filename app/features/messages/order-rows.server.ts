import type { Locale } from '#app/core/locale.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { visitText } from '#app/features/bookings/visit-text.ts'
import type { Messages } from '#app/i18n/id.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { OrderFacts } from './queries.server.ts'
import type { MessageRow } from './message-layout.ts'

/** `Tiket Pantai Serang, 5 Desember 2026` */
export function whatAndWhen({ title, visit }: OrderFacts['lines'][number], locale: Locale): string {
  return visit
    ? `${title[locale]}, ${visitText(visit, locale, messagesFor(locale).bookings)}`
    : title[locale]
}

/** What bringing it costs; a visit has none. */
export function postageRow(
  { deliveryMethod, shippingPrice }: OrderFacts,
  t: Messages['messages'],
): MessageRow[] {
  if (deliveryMethod === 'onSite') return []
  const label = deliveryMethod === 'pickup' ? t.pickup : t.postage
  return [{ label, value: formatRupiah(shippingPrice) }]
}
