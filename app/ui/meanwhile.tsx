import { type Cell, type Meanwhile, seenOf } from '#app/core/meanwhile.ts'
import { Alert } from './alert.tsx'
import { useMessages } from './locale.tsx'

type Shown = Parameters<typeof seenOf>[0]

type SeenFieldProps = {
  /** What stands in the form: as it is kept, or as it was typed and came back. */
  typed: Shown
  meanwhile: Meanwhile | undefined
}

/** Of a form that changes what is there: says what it showed, so that nobody writes over what they never saw. */
export function SeenField({ typed, meanwhile }: SeenFieldProps) {
  const { seen = seenOf(typed) } = meanwhile ?? typed
  return <input type="hidden" name="seen" value={String(seen)} />
}

type MeanwhileAlertProps = {
  meanwhile: Meanwhile
  /** How people know the field and its value, one of several in a list; null for what they never see. */
  say: (cell: Cell, values: readonly string[]) => { label: string; value: string } | null
}

/** What another person has saved since the form was opened. */
export function MeanwhileAlert({ meanwhile: { cells, now }, say }: MeanwhileAlertProps) {
  const { meanwhile: t } = useMessages().common
  const said = cells.flatMap((cell) => say(cell, [now[cell.name] ?? []].flat()) ?? [])
  return (
    <Alert tone="bad" title={t.title}>
      <p>{t.text}</p>
      <ul>
        {[...new Map(said.map(({ label, value }) => [label, value]))].map(([label, value]) => (
          <li key={label} className="wrap-anywhere">
            {label}: <strong>{value || t.empty}</strong>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
