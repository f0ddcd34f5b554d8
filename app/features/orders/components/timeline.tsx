import { formatDateTime } from '#app/core/dates.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

export type TimelineRow = {
  id: string
  status: string
  why: string | null
  actor: 'buyer' | 'staff' | 'admin' | 'provider' | 'system'
  actorName: string | null
  at: Date
}

type TimelineProps = { rows: readonly TimelineRow[]; isPickup: boolean }

/** Who did what and when, newest first, straight from the audit trail. */
export function Timeline({ rows, isPickup }: TimelineProps) {
  const locale = useLocale()
  const { kelola, purchase, collections } = useMessages()
  const t = kelola.order
  const reasons: Record<string, string> = { ...t.why, ...purchase.complaint.kinds }
  const nameOf = ({ status, why }: TimelineRow) => {
    if (why === 'onDelivery') return collections.stands
    if (status === 'handedOver' && isPickup) return t.eventReady
    return t.event[status as keyof typeof t.event] ?? status
  }
  return (
    <ol className="border-l-2 border-line pl-4">
      {rows.toReversed().map((row) => (
        <li
          key={row.id}
          className="relative pb-4 before:absolute before:top-1.5 before:-left-[1.44rem] before:size-3 before:rounded-full before:border-2 before:border-terrace before:bg-surface first:before:bg-terrace last:pb-0"
        >
          <p className="font-semibold">
            {nameOf(row)}
            {row.why && <span className="font-normal"> · {reasons[row.why] ?? row.why}</span>}
          </p>
          <p className="flex flex-wrap gap-x-2 text-sm text-ink-soft">
            <time dateTime={row.at.toISOString()}>{formatDateTime(row.at, { locale })}</time>
            <span>{row.actorName ?? t.actor[row.actor]}</span>
          </p>
        </li>
      ))}
    </ol>
  )
}
