import type { LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { formatPhone } from '#app/core/phone.ts'
import { calendarFile } from '#app/features/bookings/ticket-calendar.ts'
import { getTicketPage } from '#app/features/bookings/ticket-page.server.ts'
import { whereText } from '#app/features/bookings/visit-text.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { notFound } from '#app/server/guards.server.ts'

/** Without the address of the ticket: calendars are shared, and who has it can enter. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ticket = (await getTicketPage(params.token ?? '')) ?? notFound()
  const locale = localeOf(request)
  const { tickets: t } = messagesFor(locale)
  const { shop, bookingId: id } = ticket
  const file = calendarFile(
    {
      ...ticket,
      id,
      title: nameOf(ticket, locale),
      place: whereText(ticket, locale, t),
      text: t.calendarText(ticket.orderNumber, shop.name, formatPhone(shop.phone)),
    },
    { now: new Date() },
  )
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="lumbung.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
}
