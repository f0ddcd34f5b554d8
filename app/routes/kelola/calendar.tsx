import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ChevronLeft, ChevronRight, Compass, RefreshCw, Users } from 'lucide-react'
import { formatCalendarMonth } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { datesFromTo, todayAt } from '#app/features/bookings/calendar-date.ts'
import { DeskMonth } from '#app/features/bookings/components/desk-month.tsx'
import { deskDay } from '#app/features/bookings/desk-day.ts'
import { getTodayOfShop, listDeskExperiences } from '#app/features/bookings/desk-queries.server.ts'
import {
  firstOfMonth,
  lastOfMonth,
  monthAfter,
  monthBefore,
  monthName,
  parseMonth,
} from '#app/features/bookings/month.ts'
import { Conflicts } from '#app/features/calendars/components/conflicts.tsx'
import { listConflictsBetween } from '#app/features/calendars/queries.server.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { chooseExperiences, wisataOf } from './calendar-address.server.ts'
import { calendarTitle } from './page-title.ts'

export const meta: MetaFunction = () => calendarTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { desk } = await requireDeskMember(request)
  const shopId = shopOfDesk(desk)
  const wisata = wisataOf(request)
  const today = (await getTodayOfShop(shopId)) ?? todayAt('WIB', new Date())
  const asked = new URL(request.url).searchParams.get('bulan') ?? ''
  const first = parseMonth(asked) ?? firstOfMonth(today)
  const experiences = await listDeskExperiences({ desk, from: first, to: lastOfMonth(first) })
  const chosen = chooseExperiences(experiences, wisata)
  const conflicts = await listConflictsBetween({ shopId, from: first, to: lastOfMonth(first) })
  const isHere = (slug: string) => experiences.some((each) => each.slug === slug)
  return {
    isWhole: desk.unitId === null,
    today,
    first,
    wisata,
    choices: experiences.map(({ slug, title }) => ({ slug, title })),
    conflicts: conflicts.filter(({ slug }) => isHere(slug)),
    days: datesFromTo(first, lastOfMonth(first)).map((date) => ({
      date,
      experiences: chosen.map((experience) => deskDay(experience, date)),
    })),
  }
}

export default function Calendar() {
  const { today, first, wisata, choices, days, conflicts, isWhole } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { deskCalendar: t, experiences: offers, resources, calendars } = useMessages()
  if (choices.length === 0) {
    return (
      <>
        <PageHeader title={t.title} />
        <EmptyState title={t.noExperiences}>{t.noExperiencesText}</EmptyState>
      </>
    )
  }
  const bulan = monthName(first)
  return (
    <>
      <PageHeader title={formatCalendarMonth(first, locale)} actions={<Months />} />
      {choices.length > 1 && (
        <Tabs
          label={t.experiences}
          tabs={[
            {
              href: paths.kelolaCalendar({ bulan }),
              label: t.all,
              current: wisata === undefined,
            },
            ...choices.map(({ slug, title }) => ({
              href: paths.kelolaCalendar({ bulan, wisata: slug }),
              label: title,
              current: wisata === slug,
            })),
          ]}
        />
      )}
      <div className="my-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-sm text-ink-soft">{t.legend}</p>
        <nav aria-label={t.more} className="flex flex-wrap gap-x-5">
          <Link
            to={wisata ? paths.kelolaExperience(wisata) : paths.kelolaExperiences()}
            className="inline-flex min-h-11 items-center gap-1.5"
          >
            <Icon icon={Compass} />
            {offers.title}
          </Link>
          {isWhole && (
            <>
              <Link
                to={paths.kelolaResources()}
                className="inline-flex min-h-11 items-center gap-1.5"
              >
                <Icon icon={Users} />
                {resources.title}
              </Link>
              <Link
                to={paths.kelolaConnections()}
                className="inline-flex min-h-11 items-center gap-1.5"
              >
                <Icon icon={RefreshCw} />
                {calendars.title}
              </Link>
            </>
          )}
        </nav>
      </div>
      <Conflicts conflicts={conflicts} />
      <DeskMonth
        days={days}
        today={today}
        wisata={choices.length === 1 ? choices[0]?.slug : wisata}
      />
    </>
  )
}

/** On a phone the days before today stand first, so there is a way past them. */
function Months() {
  const { today, first, wisata } = useLoaderData<typeof loader>()
  const { deskCalendar: t } = useMessages()
  const look = buttonClasses({ look: 'outline' })
  const to = (month: string) => paths.kelolaCalendar({ bulan: monthName(month), wisata })
  const isNow = first === firstOfMonth(today)
  return (
    <nav aria-label={t.months} className="flex flex-wrap gap-2">
      <Link to={to(monthBefore(first))} className={look} aria-label={t.previousMonth}>
        <Icon icon={ChevronLeft} />
      </Link>
      {isNow ? (
        <a href="#hari-ini" className={`${look} lg:hidden`}>
          {t.toToday}
        </a>
      ) : (
        <Link to={to(today)} className={look}>
          {t.thisMonth}
        </Link>
      )}
      <Link to={to(monthAfter(first))} className={look} aria-label={t.nextMonth}>
        <Icon icon={ChevronRight} />
      </Link>
    </nav>
  )
}
