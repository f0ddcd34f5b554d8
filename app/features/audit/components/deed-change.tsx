import { useMessages } from '#app/ui/locale.tsx'
import { changesOf } from '../deed-changes.ts'
import { actionName, fieldName, type Names, sayValue, statusName } from './deed-words.ts'

type DeedChangeProps = {
  deed: {
    subject: string
    action: string
    from: string | null
    to: string | null
    details: Record<string, unknown> | null
  }
  names: Names
  /** The parts that changed are shown at once. */
  isOpen?: boolean
}

/** What was done, and each part of it before and after. */
export function DeedChange({ deed, names, isOpen = false }: DeedChangeProps) {
  const t = useMessages()
  const { subject, action, from, to, details } = deed
  const changes = changesOf(details)
  const parts = (
    <dl className="grid gap-1">
      {changes.map(({ name, of, before, after }) => (
        <div key={`${name} ${of ?? ''}`}>
          <dt className="text-ink-soft">
            {of === undefined ? (fieldName(t, subject, name) ?? name) : t.trail.variant(of)}
          </dt>
          <dd className="[overflow-wrap:anywhere]">
            {before !== null && `${sayValue(t, names, before)} → `}
            {sayValue(t, names, after)}
          </dd>
        </div>
      ))}
    </dl>
  )
  return (
    <div className="min-w-0 break-words">
      {actionName(t, action)}
      {(from ?? to) && (
        <p className="font-semibold">
          {from && `${statusName(t.admin, subject, from)} → `}
          {to ? statusName(t.admin, subject, to) : '–'}
        </p>
      )}
      {changes.length > 0 && isOpen && <div className="mt-1 text-sm">{parts}</div>}
      {changes.length > 0 && !isOpen && (
        <details className="mt-1 text-sm">
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-terrace">
            {t.admin.trail.details}
          </summary>
          {parts}
        </details>
      )}
    </div>
  )
}
