import { formatDateTime } from '#app/core/dates.ts'
import type { Admin } from '#app/i18n/id/admin.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { statusName, wordOf } from '#app/features/audit/components/deed-words.ts'
import { resolutionName } from './words.ts'

export type TrailEntry = {
  id: string
  subject: string
  action: string
  from: string | null
  to: string | null
  actor: 'buyer' | 'staff' | 'admin' | 'provider' | 'system'
  actorName: string | null
  details: Record<string, unknown> | null
  at: Date
}
export type ToldEntry = {
  id: string
  claimed: string
  amount: string | null
  outcome: string | null
  at: Date
}

type HistoryProps = { trail: readonly TrailEntry[]; told?: readonly ToldEntry[] }

/** Who did what and when, and what the provider said in between; newest first. */
export function History({ trail, told = [] }: HistoryProps) {
  const { admin } = useMessages()
  const t = admin.history
  const rows = [
    ...trail.map((row) => ({
      id: row.id,
      at: row.at,
      what: sayEdge(row, admin),
      who: row.actorName ?? t.actor[row.actor],
    })),
    ...told.map(({ id, at, claimed, amount }) => ({
      id,
      at,
      what: `${t.told}: ${wordOf(admin.claims, claimed)}${amount ? ` (${amount})` : ''}`,
      who: t.actor.provider,
    })),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return (
    <Panel title={t.title} className="min-w-0">
      {rows.length === 0 ? <p className="text-ink-soft">{t.empty}</p> : <Rows rows={rows} />}
    </Panel>
  )
}

type Row = { id: string; at: Date; what: string; who: string }

function Rows({ rows }: { rows: readonly Row[] }) {
  const locale = useLocale()
  return (
    <ol className="border-l-2 border-line pl-4">
      {rows.map(({ id, at, what, who }) => (
        <li
          key={id}
          className="relative pb-4 before:absolute before:top-1.5 before:-left-[1.44rem] before:size-3 before:rounded-full before:border-2 before:border-terrace before:bg-surface first:before:bg-terrace last:pb-0"
        >
          <p className="font-semibold break-words">{what}</p>
          <p className="flex flex-wrap gap-x-2 text-sm text-ink-soft">
            <time dateTime={at.toISOString()}>{formatDateTime(at, { locale })}</time>
            <span>{who}</span>
          </p>
        </li>
      ))}
    </ol>
  )
}

function sayEdge({ subject, action, to, details }: TrailEntry, t: Admin): string {
  const name = wordOf(t.history.subjects, subject)
  const end = typeof details?.resolution === 'string' && resolutionName(t, details.resolution)
  if (action === 'resolved' && end) return `${name}: ${wordOf(t.history.actions, action)} (${end})`
  if (action !== 'status' || !to) return `${name}: ${wordOf(t.history.actions, action)}`
  return `${name}: ${statusName(t, subject, to)}`
}
