import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CalendarPlus, ImageDown } from 'lucide-react'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { TicketCard } from '#app/features/bookings/components/ticket-card.tsx'
import { getTicketPage } from '#app/features/bookings/ticket-page.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { notFound } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'
import { privatePage } from './private-page-meta.ts'
import css from './ticket.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction<typeof loader> = ({ location }) => [
  { title: `${messagesFor(localeOfPath(location.pathname)).tickets.title} · Lumbung` },
  ...privatePage,
]

export async function loader({ params }: LoaderFunctionArgs) {
  return { ticket: (await getTicketPage(params.token ?? '')) ?? notFound() }
}

export default function TicketRoute() {
  const { ticket } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { tickets: t } = useMessages()
  return (
    <PlainLayout>
      <TicketCard ticket={ticket} />
      {!ticket.isCancelled && (
        <div className="no-print mt-4 grid gap-3">
          <LinkButton href={paths.ticket(locale, ticket.token, 'acara.ics')} look="outline">
            <Icon icon={CalendarPlus} />
            {t.addToCalendar}
          </LinkButton>
          <LinkButton href={paths.ticket(locale, ticket.token, 'tiket.png')} look="outline">
            <Icon icon={ImageDown} />
            {t.saveAsPicture}
          </LinkButton>
          <PrintButton label={t.print} look="outline" />
          <p className="text-sm text-ink-soft">{t.printHint}</p>
          <p className="text-sm text-ink-soft">{t.keep}</p>
        </div>
      )}
    </PlainLayout>
  )
}
