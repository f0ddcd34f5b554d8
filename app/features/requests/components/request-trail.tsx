import { formatDateTime } from '#app/core/dates.ts'
import type { Requests } from '#app/i18n/id/requests.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type TrailRow = {
  id: string
  from: string | null
  to: string | null
  actor: 'buyer' | 'staff' | 'admin' | 'provider' | 'system'
  actorName: string | null
  at: Date
}

/** What became of it and who did it, newest first, straight from the audit trail. */
export function RequestTrail({ rows }: { rows: readonly TrailRow[] }) {
  const locale = useLocale()
  const { kelola, requests } = useMessages()
  const t = requests.desk.trail
  const said = ({ from, to }: TrailRow) =>
    from === 'ordered' && to === 'confirmed'
      ? t.backToConfirmed
      : t[to as keyof Requests['desk']['trail']]
  return (
    <ol className="grid gap-3">
      {rows.toReversed().map((row) => (
        <li key={row.id}>
          <p className="font-semibold">{said(row)}</p>
          <p className="flex flex-wrap gap-x-2 text-sm text-ink-soft">
            <time dateTime={row.at.toISOString()}>{formatDateTime(row.at, { locale })}</time>
            <span>{row.actorName ?? kelola.order.actor[row.actor]}</span>
          </p>
        </li>
      ))}
    </ol>
  )
}
