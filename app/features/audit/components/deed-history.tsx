import { Link } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Deed } from '../deed.ts'
import { DeedChange } from './deed-change.tsx'
import type { Names } from './deed-words.ts'

export type DeedHistoryProps = {
  deeds: readonly Deed[]
  names: Names
  /** Its whole trail; null for whom that is not. */
  trailAt: string | null
}

/** Who changed one thing, when and how, newest first; folded away until somebody asks. */
export function DeedHistory({ deeds, names, trailAt }: DeedHistoryProps) {
  const locale = useLocale()
  const { trail: t, admin } = useMessages()
  if (deeds.length === 0) return null
  return (
    <details className="mt-8 rounded-xl border border-line bg-surface p-4">
      <summary className="min-h-11 cursor-pointer content-center font-semibold">
        {`${t.history} (${deeds.length})`}
      </summary>
      <p className="mt-1 text-sm text-ink-soft">{t.historyHint}</p>
      <ol className="mt-3 grid gap-4">
        {deeds.map((deed) => (
          <li key={deed.id} className="min-w-0 border-t border-line pt-3">
            <p className="flex flex-wrap gap-x-2 text-sm text-ink-soft">
              <time dateTime={deed.at.toISOString()}>{formatDateTime(deed.at, { locale })}</time>
              <span>{deed.actorName ?? admin.history.actor[deed.actor]}</span>
            </p>
            <DeedChange deed={deed} names={names} isOpen />
          </li>
        ))}
      </ol>
      {trailAt && (
        <p className="mt-4">
          <Link to={trailAt} className="inline-flex min-h-11 items-center">
            {t.wholeTrail}
          </Link>
        </p>
      )}
    </details>
  )
}
