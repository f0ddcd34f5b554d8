import { Link } from '@remix-run/react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import type { RequestStatus } from '#app/features/bookings/request-status.ts'
import { AcceptClock } from '#app/features/orders/components/deadline-clock.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { RequestBadge } from './request-badge.tsx'

export type RequestRow = {
  id: string
  number: string
  status: RequestStatus
  title: { id: string; en: string }
  label: { id: string; en: string }
  date: string
  people: number
  price: Rupiah | null
  answerBy: Date
  payBy: Date | null
  contact: { name: string } | null
}

/** One row a request, the whole row a link: made for a thumb. */
export function RequestList({ requests, now }: { requests: readonly RequestRow[]; now: Date }) {
  return (
    <ul className="mt-4 overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      {requests.map((request) => (
        <li key={request.id} className="border-b border-line last:border-0">
          <Row request={request} now={now} />
        </li>
      ))}
    </ul>
  )
}

function Row({ request, now }: { request: RequestRow; now: Date }) {
  const locale = useLocale()
  const { requests: t } = useMessages()
  const { number, status, date, people, price, contact } = request
  return (
    <Link
      to={paths.kelolaRequest(number)}
      className="block px-4 py-3.5 no-underline hover:bg-terrace-soft"
    >
      <span className="flex items-start justify-between gap-3">
        <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold whitespace-nowrap">{number}</span>
          <RequestBadge status={status} />
        </span>
        {price !== null && <Price amount={price} className="font-semibold" />}
      </span>
      <span className="mt-1 block">
        {formatCalendarDay(date, locale)} · {t.people(people)}
      </span>
      <span className="mt-0.5 flex flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
        <span>{[nameOf(request, locale), contact?.name].filter(Boolean).join(' · ')}</span>
        <RequestClock request={request} now={now} />
      </span>
    </Link>
  )
}

/** How long the BUM Desa still has to answer, or the group to pay. */
export function RequestClock({
  request: { status, answerBy, payBy },
  now,
}: {
  request: Pick<RequestRow, 'status' | 'answerBy' | 'payBy'>
  now: Date
}) {
  if (status === 'asked') return <AcceptClock acceptBy={answerBy} now={now} />
  return status === 'confirmed' && payBy ? <AcceptClock acceptBy={payBy} now={now} /> : null
}
