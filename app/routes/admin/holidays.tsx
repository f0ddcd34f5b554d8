import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { todayAt } from '#app/features/bookings/calendar-date.ts'
import { readHolidayYear } from '#app/features/holidays/holiday-year.ts'
import { listHolidays, listHolidayYears } from '#app/features/holidays/queries.server.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { RowLink } from './facts.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.holidays.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const { searchParams } = new URL(request.url)
  const thisYear = Number(todayAt('WIB', new Date()).slice(0, 4))
  const filled = await listHolidayYears()
  const { year, years } = readHolidayYear(searchParams.get('tahun'), { filled, thisYear })
  return { year, years, holidays: await listHolidays(year) }
}

export default function HolidaysDesk() {
  const { year, years, holidays } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { holidays: t } = useMessages().admin
  const other = locale === 'id' ? 'en' : 'id'
  const tabs = years.map((each) => ({
    href: paths.adminHolidays({ tahun: String(each) }),
    label: String(each),
    current: each === year,
  }))
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <Link to={paths.admin('hari-libur/baru')} className={buttonClasses({ look: 'action' })}>
            {t.add}
          </Link>
        }
      />
      <DeskNotice />
      <Tabs label={t.years} tabs={tabs} />
      <div className="mt-4">
        {holidays.length === 0 ? (
          <EmptyState title={t.nothing(year)} />
        ) : (
          <Table
            caption={t.inYear(year)}
            columns={[
              { title: t.day, cell: ({ date }) => formatCalendarDay(date, locale) },
              { title: t.name, cell: (each) => each[locale] },
              { title: t.otherName, cell: (each) => <span lang={other}>{each[other]}</span> },
              {
                title: t.deed,
                cell: ({ date, isOver }) =>
                  isOver ? (
                    t.over
                  ) : (
                    <RowLink href={paths.admin(`hari-libur/${date}/hapus`)}>{t.remove}</RowLink>
                  ),
              },
            ]}
            rows={holidays}
            rowKey={({ date }) => date}
          />
        )}
      </div>
    </>
  )
}
