import type { LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { drawTicket } from '#app/features/bookings/ticket-picture.server.ts'
import { getTicketPage } from '#app/features/bookings/ticket-page.server.ts'
import { visitText } from '#app/features/bookings/visit-text.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { notFound } from '#app/server/guards.server.ts'

/** For the gallery of a phone. What is cancelled has none: it would look valid for ever. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ticket = (await getTicketPage(params.token ?? '')) ?? notFound()
  if (ticket.isCancelled) notFound()
  const locale = localeOf(request)
  const { tickets: t, bookings, visitUnits } = messagesFor(locale)
  const { code, village, shop, orderNumber } = ticket
  const picture = await drawTicket({
    qr: ticket.qr,
    title: nameOf(ticket, locale),
    when: visitText(ticket.visit, locale, bookings),
    lines: [
      code,
      visitUnits.count(ticket.count, ticket.unit),
      t.whereIs(village.name, village.district),
      `${shop.name} · ${orderNumber}`,
    ],
    keep: t.keep,
  })
  return new Response(new Uint8Array(picture), {
    headers: {
      'Content-Type': 'image/png',
      'Content-Disposition': `attachment; filename="tiket-${code}.png"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
