import type { Weekday } from '#app/features/bookings/calendar-date.ts'
import { weekdayName } from '#app/features/resources/components/weekday-name.ts'
import { parseRupiah, formatRupiah } from '#app/core/rupiah.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Control } from '../fields.ts'
import { rowsTyped, type Section, type Typed } from '../section.ts'
import { useFieldTexts } from './section-field.tsx'
import { useSectionTexts } from './section-texts.tsx'

type Value = string | readonly string[] | undefined

/** What a part says just now, to be read at a glance; English is seen where it is written. */
export function SectionSummary({ section, typed }: { section: Section; typed: Typed }) {
  const { experiences: t } = useMessages()
  const rows = rowsTyped(section, typed)
  const said = Object.entries(section.fields).filter(
    ([name, { control }]) => !isEnglish(name) && (isSaid(typed[name]) || saysNone(control)),
  )
  if (said.length === 0 && rows.length === 0) return <p className="text-ink-soft">{t.nothing}</p>
  return (
    <div className="grid gap-2">
      {said.length > 0 && (
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {said.map(([name, { control }]) => (
            <Said key={name} name={name} control={control} value={typed[name]} />
          ))}
        </dl>
      )}
      {rows.length > 0 && (
        <ul className="divide-y divide-line">
          {rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <RowText key={index} section={section} row={row} />
          ))}
        </ul>
      )}
    </div>
  )
}

const isEnglish = (name: string) => name.endsWith('En')
/** Without a weekday it still has its days. */
const saysNone = (control: Control) => control.kind === 'weekdays' && control.isOptional
const isSaid = (value: Value) => value !== undefined && value.length > 0

function Said({ name, control, value }: { name: string; control: Control; value: Value }) {
  const { label } = useFieldTexts(name)
  const say = useSay()
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="line-clamp-3 whitespace-pre-line wrap-anywhere">{say(control, value)}</dd>
    </div>
  )
}

function RowText({ section, row }: { section: Section; row: Record<string, string> }) {
  const say = useSay()
  const t = useSectionTexts()
  const columns = Object.entries(section.rows?.columns ?? {})
  const parts = columns.flatMap(([name, { control }]) => {
    const value = row[name]
    if (!value || control.kind === 'hidden' || name === 'isActive' || isEnglish(name)) return []
    return [`${t.fields[name]?.label ?? name}: ${say(control, value)}`]
  })
  return (
    <li className="py-1.5 wrap-anywhere">
      {parts.join(' · ')}
      {row.isActive === 'off' && ` · ${t.options.off}`}
    </li>
  )
}

/** A value as people read it. */
export function useSay() {
  const locale = useLocale()
  const { experiences: t } = useMessages()
  const { options } = useSectionTexts()
  return (control: Control, value: Value): string => {
    const values = [value ?? []].flat()
    switch (control.kind) {
      case 'weekdays':
        return values.length === 0
          ? t.onlyOpenedDates
          : values.map((day) => weekdayName(Number(day) as Weekday, locale)).join(', ')
      case 'choice':
      case 'choices':
        return values.map((each) => options[each] ?? each).join(', ')
      case 'check':
        return values[0] === 'on' ? t.yes : t.no
      case 'rupiah':
        return formatRupiah(parseRupiah(values[0] ?? '') ?? 0n)
      case 'clock':
        return (values[0] ?? '').replace(':', '.')
      default:
        return values.join('')
    }
  }
}
