import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { listDeskExperiences } from '#app/features/bookings/desk-queries.server.ts'
import { GuestSheet } from '#app/features/orders/components/guest-sheet.tsx'
import { listGuests } from '#app/features/orders/guest-queries.server.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { chooseExperiences, requireDay, wisataOf } from './calendar-address.server.ts'
import { DayPaper } from './day-paper.tsx'
import css from './guests.css?url'
import { calendarTitle } from './page-title.ts'

/** Only for the button that prints; the browser's own menu does it as well. */
export const handle: PageHandle = { hydrate: true }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction = ({ params }) =>
  calendarTitle((t) => `${t.guestsPage.title} ${params.date ?? ''}`)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { desk, shop, role } = await requireDeskMember(request)
  const date = requireDay(params.date)
  const wisata = wisataOf(request)
  const experiences = await listDeskExperiences({ desk, from: date, to: date })
  const guests = await listGuests({ desk, role, date })
  const lists = chooseExperiences(experiences, wisata).map(({ slug, title }) => ({
    title,
    guests: guests.filter((guest) => guest.slug === slug),
  }))
  const [first] = experiences
  const printed = { at: new Date(), zone: first?.calendar.zone ?? 'WIB' }
  return { date, wisata, shop: shop.name, lists, printed }
}

export default function Guests() {
  const { date, wisata, shop, lists, printed } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { guestsPage: t } = useMessages().deskCalendar
  return (
    <DayPaper
      date={date}
      wisata={wisata}
      title={`${t.title} · ${shop}`}
      hint={t.printHint}
      foot={t.printedAt(formatDateTime(printed.at, { locale, zone: printed.zone }))}
    >
      {lists.map((list) => (
        <GuestSheet key={list.title} {...list} />
      ))}
    </DayPaper>
  )
}
