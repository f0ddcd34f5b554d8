import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatCalendarDate, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { getOrderOfUnit } from '#app/features/orders/maker-orders.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { BackLink } from './back-link.tsx'
import { pageTitle } from './page-title.ts'
import { requireUnitStaff } from './unit-staff.server.ts'

export const meta: MetaFunction = ({ params }) =>
  pageTitle((t) => t.order.title(params.number ?? ''))

export async function loader({ request, params: { number = '' } }: LoaderFunctionArgs) {
  const { of } = await requireUnitStaff(request)
  return { order: (await getOrderOfUnit(of, number)) ?? notFound() }
}

/** Only the lines of the unit, however much else was bought with them. */
export default function UnitOrder() {
  const { order } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { kelola, businessUnits } = useMessages()
  const { lines: t } = businessUnits
  return (
    <>
      <PageHeader
        title={order.number}
        lead={
          <>
            {t.paid(formatDateTime(order.paidAt, { locale }))}{' '}
            <Badge>{kelola.status[order.status]}</Badge>
          </>
        }
        above={<BackLink href={paths.kelolaUnitLines()} text={t.title} />}
      />
      <Table
        caption={t.caption}
        columns={[
          { title: t.what, cell: ({ title }) => title },
          {
            title: t.when,
            cell: ({ date }) => (date ? formatCalendarDate(date, locale) : '–'),
          },
          { title: t.howMany, numeric: true, cell: ({ quantity, unit }) => `${quantity} ${unit}` },
        ]}
        rows={order.lines}
        rowKey={({ id }) => id}
      />
      <p className="mt-4 text-ink-soft">{t.rest}</p>
    </>
  )
}
