import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { addDays } from '#app/features/bookings/calendar-date.ts'
import { Difference } from '#app/features/till/components/flow-table.tsx'
import { tillListQuery } from '#app/features/till/forms.ts'
import { listTillDays } from '#app/features/till/queries.server.ts'
import { differenceOf } from '#app/features/till/till.ts'
import type { ClosedDay } from '#app/features/till/till-day.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button, buttonClasses, LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { CounterBackLink } from './counter-back-link.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.till.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const query = tillListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { hari, sebelum } = query
  const days = await listTillDays(shopId, sebelum ?? (hari && addDays(hari, 1)))
  return { query, canSell: role !== 'supervisor', ...days }
}

/** Days that wait for a count, and those that have one. */
export default function Till() {
  const { query, canSell, today, open, closed, next } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { till: t, counter } = useMessages()
  const { hari, sebelum } = query
  const earlier = open.filter((day) => day !== today)
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        above={canSell && <CounterBackLink canSell />}
        actions={
          <LinkButton href={paths.tillDay(today)} look={canSell ? 'action' : 'outline'}>
            {canSell ? t.countToday : counter.list.till}
          </LinkButton>
        }
      />
      {earlier.length > 0 && (
        <Alert tone="attention" title={t.open(earlier.length)}>
          <p>{t.openText}</p>
          <ul className="mt-2 flex flex-wrap gap-2">
            {earlier.map((day) => (
              <li key={day}>
                <Link to={paths.tillDay(day)} className={buttonClasses({ look: 'outline' })}>
                  {formatCalendarDay(day, locale)}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Section title={t.closed}>
        {(closed.length > 0 || hari) && (
          <Form action={paths.tillDays()} className="mb-4 flex flex-wrap items-end gap-2">
            <TextInput
              key={hari}
              field={{ id: 'hari', name: 'hari', initialValue: hari ?? '' }}
              label={t.until}
              type="date"
              max={today}
            />
            <Button look="outline">{t.show}</Button>
          </Form>
        )}
        {closed.length > 0 ? (
          <ClosedDays days={closed} />
        ) : (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        )}
        <ListPages
          first={(sebelum ?? hari) && paths.tillDays()}
          next={next && paths.tillDays({ hari, sebelum: next })}
        />
      </Section>
    </>
  )
}

function ClosedDays({ days }: { days: readonly ClosedDay[] }) {
  const locale = useLocale()
  const { till: t } = useMessages()
  return (
    <Table
      caption={t.closed}
      columns={[
        {
          title: t.day,
          cell: ({ day, isLate }) => (
            <>
              <Link to={paths.tillDay(day)} className="font-semibold text-terrace">
                {formatCalendarDay(day, locale)}
              </Link>{' '}
              {isLate && <Badge tone="attention">{t.late}</Badge>}
            </>
          ),
        },
        { title: t.expected, numeric: true, cell: ({ expected }) => formatRupiah(expected) },
        { title: t.counted, numeric: true, cell: ({ counted }) => formatRupiah(counted) },
        {
          title: t.difference,
          numeric: true,
          cell: (day) => <Difference amount={differenceOf(day)} />,
        },
        { title: t.by, cell: ({ closerName }) => closerName },
      ]}
      rows={days}
      rowKey={({ day }) => day}
    />
  )
}
