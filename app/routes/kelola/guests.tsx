import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChevronLeft, Printer } from 'lucide-react'
import { formatCalendarDay, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { listDeskExperiences } from '#app/features/bookings/desk-queries.server.ts'
import { GuestSheet } from '#app/features/orders/components/guest-sheet.tsx'
import { listGuests } from '#app/features/orders/guest-queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { chooseExperiences, requireDay, wisataOf } from './calendar-address.server.ts'
import css from './guests.css?url'
import { calendarTitle } from './page-title.ts'

/** Only for the button that prints; the browser's own menu does it as well. */
export const handle: PageHandle = { hydrate: true }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction = ({ params }) =>
  calendarTitle((t) => `${t.guestsPage.title} ${params.date ?? ''}`)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, shop, role } = await requireShopMember(request)
  const date = requireDay(params.date)
  const wisata = wisataOf(request)
  const experiences = await listDeskExperiences({ shopId, from: date, to: date })
  const guests = await listGuests({ shopId, role, date })
  const lists = chooseExperiences(experiences, wisata).map(({ slug, title, calendar }) => ({
    title,
    mode: calendar.mode.kind,
    guests: guests.filter((guest) => guest.slug === slug),
  }))
  const [first] = experiences
  const printed = { at: new Date(), zone: first?.calendar.zone ?? 'WIB' }
  return { date, wisata, shop: shop.name, lists, printed }
}

export default function Guests() {
  const { date, wisata, shop, lists, printed } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { deskCalendar: t } = useMessages()
  const day = formatCalendarDay(date, locale)
  return (
    <main id="isi" className="mx-auto max-w-3xl px-4 py-6 print:m-0 print:max-w-none print:p-0">
      <div className="no-print mb-4">
        <div className="flex flex-wrap gap-2">
          <LinkButton href={paths.kelolaDay(date, { wisata })} look="quiet">
            <Icon icon={ChevronLeft} />
            {day}
          </LinkButton>
          <Button type="button" onClick={() => window.print()}>
            <Icon icon={Printer} />
            {t.guestsPage.print}
          </Button>
        </div>
        <p className="mt-2 text-sm text-ink-soft">{t.guestsPage.printHint}</p>
      </div>
      <article className="rounded-xl border-2 border-ink bg-white p-4 text-black print:border-0 print:p-0">
        <header className="border-b-2 border-black pb-2">
          <p className="text-sm font-semibold">
            {t.guestsPage.title} · {shop}
          </p>
          <h1 className="text-xl font-bold">{day}</h1>
        </header>
        {lists.map((list) => (
          <GuestSheet key={list.title} {...list} />
        ))}
        <footer className="mt-4 text-sm">
          {t.guestsPage.printedAt(formatDateTime(printed.at, { locale, zone: printed.zone }))}
        </footer>
      </article>
    </main>
  )
}
