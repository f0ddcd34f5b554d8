import { formatCalendarDate, formatDateTime } from '#app/core/dates.ts'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PayoutPage } from '../payout.ts'

type Step = {
  id: string
  to: string | null
  at: Date
  actorName: string | null
  details: Record<string, unknown> | null
}

type PayoutTrailProps = { payout: PayoutPage; trail: readonly Step[] }

/** Who did what, and what the bank says. */
export function PayoutTrail({ payout, trail }: PayoutTrailProps) {
  const locale = useLocale()
  const { facts, statuses } = useMessages().payouts
  return (
    <Card as="section" className="p-4 md:p-5">
      <h2 className="mb-3 font-display text-xl font-bold">{facts.history}</h2>
      <ul className="grid gap-2">
        {trail.map(({ id, to, at, actorName, details }) => (
          <li key={id}>
            <span className="font-semibold">{to && statuses[to as keyof typeof statuses]}</span>{' '}
            <span className="text-ink-soft">
              {[formatDateTime(at, { locale }), actorName].filter(Boolean).join(' · ')}
            </span>
            {typeof details?.reason === 'string' && <p className="break-words">{details.reason}</p>}
          </li>
        ))}
      </ul>
      {payout.paidOn && (
        <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <dt className="text-ink-soft">{facts.paidOn}</dt>
          <dd>{formatCalendarDate(payout.paidOn, locale)}</dd>
          {payout.reference && (
            <>
              <dt className="text-ink-soft">{facts.reference}</dt>
              <dd className="break-all">{payout.reference}</dd>
            </>
          )}
        </dl>
      )}
    </Card>
  )
}
