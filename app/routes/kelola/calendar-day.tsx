import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, Outlet, useLoaderData } from '@remix-run/react'
import { Calculator, ChevronLeft, ChevronRight, Printer, Users } from 'lucide-react'
import { formatCalendarDay, formatCalendarMonth } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import { type DeskExperience, deskDay, isNightOf } from '#app/features/bookings/desk-day.ts'
import { countWaiting, listDeskExperiences } from '#app/features/bookings/desk-queries.server.ts'
import { monthName } from '#app/features/bookings/month.ts'
import { listGuests } from '#app/features/orders/guest-queries.server.ts'
import { Conflicts } from '#app/features/calendars/components/conflicts.tsx'
import { listConflictsBetween } from '#app/features/calendars/queries.server.ts'
import { listDuties, listResources } from '#app/features/resources/queries.server.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { buttonClasses, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { chooseExperiences, requireDay, wisataOf } from './calendar-address.server.ts'
import { ExperienceDay } from './experience-day.tsx'
import { calendarTitle } from './page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ params }) =>
  calendarTitle((t) => `${t.title} ${params.date ?? ''}`)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { desk, role } = await requireDeskMember(request)
  const shopId = shopOfDesk(desk)
  const date = requireDay(params.date)
  const wisata = wisataOf(request)
  const experiences = await listDeskExperiences({ desk, from: date, to: date })
  const [guests, duties, resources, conflicts, waiting] = await Promise.all([
    listGuests({ desk, role, date }),
    listDuties({ shopId, date }),
    listResources(shopId),
    listConflictsBetween({ shopId, from: date, to: date }),
    countWaiting({ shopId, date }),
  ])
  const isPast = ({ calendar }: DeskExperience) => date < todayAt(calendar.zone, new Date())
  return {
    date,
    wisata,
    isWhole: desk.unitId === null,
    canWrite: role !== 'supervisor',
    canSell: role !== 'supervisor' && experiences.some((each) => !isPast(each)),
    isManager: role === 'manager',
    conflicts: conflicts.filter(({ slug }) => experiences.some((each) => each.slug === slug)),
    experiences: chooseExperiences(experiences, wisata).map((experience) => ({
      day: deskDay(experience, date),
      isPast: isPast(experience),
      rooms: experience.units.map((unit) => ({
        ...unit,
        stay:
          experience.stays.find((stay) => stay.unitId === unit.id && isNightOf(stay, date)) ?? null,
      })),
      guests: guests.filter(({ slug }) => slug === experience.slug),
      duties: duties.filter(({ slug }) => slug === experience.slug),
      hasResources: resources.length > 0,
      waiting: waiting.get(experience.listingId) ?? 0,
    })),
  }
}

export default function CalendarDay() {
  const { date, wisata, canWrite, isManager, isWhole, conflicts, experiences } =
    useLoaderData<typeof loader>()
  const locale = useLocale()
  const { deskCalendar: t } = useMessages()
  return (
    <>
      <PageHeader
        title={formatCalendarDay(date, locale)}
        above={
          <Link
            to={paths.kelolaCalendar({ bulan: monthName(date), wisata })}
            className="no-print -ml-1 inline-flex min-h-11 items-center gap-1 text-ink-soft no-underline hover:text-ink"
          >
            <Icon icon={ChevronLeft} />
            {t.backToMonth(formatCalendarMonth(date, locale))}
          </Link>
        }
        actions={<DayLinks />}
      />
      <Outlet />
      <Conflicts conflicts={conflicts} />
      <div className="grid gap-4">
        {experiences.map(({ isPast, ...each }) => {
          const target = { date, wisata, experience: each.day.slug, canCallOff: isWhole }
          return (
            <ExperienceDay
              key={each.day.slug}
              {...each}
              verbs={canWrite && !isPast ? target : null}
              noteTarget={isManager ? target : null}
            />
          )
        })}
      </div>
    </>
  )
}

function DayLinks() {
  const { date, wisata, isWhole, canSell } = useLoaderData<typeof loader>()
  const { deskCalendar: t, counter, resources } = useMessages()
  const look = buttonClasses({ look: 'outline' })
  return (
    <>
      <nav aria-label={t.days} className="flex gap-2">
        <Link
          to={paths.kelolaDay(addDays(date, -1), { wisata })}
          className={look}
          aria-label={t.previousDay}
        >
          <Icon icon={ChevronLeft} />
        </Link>
        <Link
          to={paths.kelolaDay(addDays(date, 1), { wisata })}
          className={look}
          aria-label={t.nextDay}
        >
          <Icon icon={ChevronRight} />
        </Link>
      </nav>
      <LinkButton href={paths.kelolaDay(date, { page: 'tamu', wisata })} look="outline">
        <Icon icon={Printer} />
        {t.printGuests}
      </LinkButton>
      {canSell && (
        <LinkButton href={paths.counterDated({ tanggal: date })} look="outline">
          <Icon icon={Calculator} />
          {counter.title}
        </LinkButton>
      )}
      {isWhole && (
        <LinkButton href={paths.kelolaDay(date, { page: 'siapa-di-mana', wisata })} look="outline">
          <Icon icon={Users} />
          {resources.whereLink}
        </LinkButton>
      )}
    </>
  )
}
