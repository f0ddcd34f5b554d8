import { Form } from '@remix-run/react'
import { Check, Undo2 } from 'lucide-react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { isPreparedByMaker, type MakerOrderLine, type MakerOrderQuery } from '../maker-orders.ts'
import { OrderClock } from './order-clock.tsx'

type MakerOrderListProps = {
  lines: readonly MakerOrderLine[]
  now: Date
  query: Pick<MakerOrderQuery, 'lihat' | 'barang'>
  desk?: 'lapak' | 'kelola'
}

/** What to make, how much of it first and large, and one button for each. */
export function MakerOrderList({ lines, now, query, desk = 'lapak' }: MakerOrderListProps) {
  return (
    <ul className="grid gap-3">
      {lines.map((line) => (
        <Card as="li" key={line.id} className="grid gap-3 p-4 sm:grid-cols-[1fr_auto]">
          <Facts line={line} now={now} />
          {isPreparedByMaker(line.status) && <ReadyButton line={line} query={query} desk={desk} />}
        </Card>
      ))}
    </ul>
  )
}

function Facts({ line, now }: { line: MakerOrderLine; now: Date }) {
  const locale = useLocale()
  const { lapak } = useMessages()
  const t = lapak.orders
  const { quantity, unit, title, number, status, readyBy, pickupDate } = line
  return (
    <div className="flex min-w-0 gap-3">
      <PiecesBox count={quantity} unit={unit} />
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold break-words">{title}</h2>
        <p className="text-sm text-ink-soft">{t.ofOrder(number)}</p>
        <p className="text-sm">
          {pickupDate ? (
            t.forVisit(formatCalendarDate(pickupDate, locale))
          ) : (
            <OrderClock order={{ status, readyBy, acceptBy: null }} now={now}>
              <span className="text-ink-soft">{t.statuses[status]}</span>
            </OrderClock>
          )}
        </p>
      </div>
    </div>
  )
}

/** How many, as large as on a shelf. */
export function PiecesBox({ count, unit }: { count: number; unit: string }) {
  return (
    <p className="w-16 shrink-0 self-start rounded-lg bg-terrace-soft px-1 py-1 text-center text-terrace">
      <strong className="block text-2xl leading-8 tabular-nums">{count}</strong>
      <span className="block truncate text-sm">{unit}</span>
    </p>
  )
}

type ReadyButtonProps = {
  line: MakerOrderLine
  query: MakerOrderListProps['query']
  desk: 'lapak' | 'kelola'
}

function ReadyButton({ line: { id, title, readyAt }, query, desk }: ReadyButtonProps) {
  const { orders: t } = useMessages().lapak
  const isReady = readyAt !== null
  const label = isReady ? t.notReady : t.ready
  return (
    <Form method="post" action={paths.lineReady(desk, id, isReady ? 'belum-siap' : 'siap', query)}>
      <Button look={isReady ? 'quiet' : 'action'} wide aria-label={`${label}: ${title}`}>
        <Icon icon={isReady ? Undo2 : Check} />
        {label}
      </Button>
    </Form>
  )
}
