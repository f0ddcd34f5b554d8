import { Link } from '@remix-run/react'
import { formatCalendarDate, formatDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Badge, type Tone } from '#app/ui/badge.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { Table } from '#app/ui/table.tsx'
import type { PayoutRow } from '../payout.ts'
import type { PayoutStatus } from '../payout-status.ts'

const tones: Record<PayoutStatus, Tone> = {
  prepared: 'attention',
  approved: 'attention',
  paid: 'good',
  sentBack: 'neutral',
  returned: 'bad',
}

export function PayoutBadge({ status }: { status: PayoutStatus }) {
  const { payouts: t } = useMessages()
  return <Badge tone={tones[status]}>{t.statuses[status]}</Badge>
}

export function PayoutList({ payouts }: { payouts: readonly PayoutRow[] }) {
  const locale = useLocale()
  const { payouts: t } = useMessages()
  return (
    <Table
      caption={t.title}
      columns={[
        {
          title: t.number,
          cell: ({ id, number }) => (
            <Link
              to={paths.kelolaPayouts({ id })}
              className="-my-2.5 inline-flex min-h-11 items-center font-semibold whitespace-nowrap text-terrace"
            >
              {number}
            </Link>
          ),
        },
        { title: t.maker, cell: ({ maker }) => maker },
        {
          title: t.date,
          cell: ({ paidOn, preparedAt }) =>
            paidOn ? formatCalendarDate(paidOn, locale) : formatDate(preparedAt, { locale }),
        },
        { title: t.method, cell: ({ method }) => t.methods[method] },
        { title: t.status, cell: ({ status }) => <PayoutBadge status={status} /> },
        { title: t.amount, numeric: true, cell: ({ amount }) => <Price amount={amount} /> },
      ]}
      rows={payouts}
      rowKey={({ id }) => id}
    />
  )
}
