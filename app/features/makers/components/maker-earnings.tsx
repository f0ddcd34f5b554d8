import { Link } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { kindOfMovement, type MonthOfMaker, type Movement, movementKinds } from '../earnings.ts'

const isRare = new Set<string>(['restored', 'paidOut', 'notArrived'])

/** From what there was to what there is, each sum on its line. */
export function MonthSums({ sums }: { sums: MonthOfMaker }) {
  const { earnings: t } = useMessages().lapak
  const rows = (['opening', ...movementKinds, 'closing'] as const).filter(
    (name) => !isRare.has(name) || sums[name] !== 0n,
  )
  return (
    <Card className="px-4">
      <dl className="divide-y divide-line">
        {rows.map((name) => (
          <div
            key={name}
            className={`flex items-baseline justify-between gap-x-4 py-2.5 ${name === 'closing' ? 'font-bold' : ''}`}
          >
            <dt className="min-w-0">{t[name]}</dt>
            <dd className="shrink-0">
              <Price amount={sums[name]} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

/** Each movement with what it is of; a tap opens the receipt of its sale or payout. */
export function Movements({ movements }: { movements: readonly Movement[] }) {
  const { earnings: t } = useMessages().lapak
  if (movements.length === 0) return <EmptyState title={t.empty} />
  return (
    <ul className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      {movements.map((movement) => (
        <li key={movement.id} className="border-b border-line last:border-0">
          {receiptOf(movement) ? (
            <Link
              to={receiptOf(movement)}
              className="block px-4 py-3 no-underline hover:bg-terrace-soft"
            >
              <MovementText movement={movement} />
            </Link>
          ) : (
            <div className="px-4 py-3">
              <MovementText movement={movement} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

const receiptOf = ({ orderLineId, payoutId }: Movement): string =>
  (orderLineId && paths.makerReceipt(orderLineId)) ||
  (payoutId && paths.makerPayout(payoutId)) ||
  ''

function MovementText({ movement }: { movement: Movement }) {
  const locale = useLocale()
  const { earnings: t } = useMessages().lapak
  const { title, number, quantity, at, amount } = movement
  const kind = t[kindOfMovement(movement)]
  return (
    <>
      <span className="flex items-start justify-between gap-3">
        <span className="min-w-0 font-semibold break-words">{title ?? kind}</span>
        <Price amount={amount} className={`font-semibold ${amount < 0n ? 'text-danger' : ''}`} />
      </span>
      <span className="block text-sm text-ink-soft">
        {[title && kind, number && (quantity ? t.ofOrder(number, quantity) : number)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <time dateTime={at.toISOString()} className="block text-sm text-ink-soft">
        {formatDateTime(at, { locale })}
      </time>
    </>
  )
}
