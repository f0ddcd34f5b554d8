import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { CalendarMode } from '../experience-calendar.ts'
import type { VisitRules } from '../visit-month.ts'

type VisitDatesProps = {
  mode: CalendarMode['kind']
  rules: VisitRules
  typed: Readonly<Record<string, unknown>>
}

/** The days as fields, filled in by the calendar beside them. */
export function VisitDates({ mode, rules, typed }: VisitDatesProps) {
  const { bookings: t } = useMessages()
  const field = (name: 'date' | 'departure') => ({
    id: name,
    name,
    required: true,
    initialValue: typed[name],
    min: rules.today,
    max: rules.lastDay,
  })
  if (mode !== 'night') {
    return (
      <TextInput
        field={field('date')}
        type="date"
        label={t.day}
        {...(rules.arriveBy && mode === 'anyDay' && { hint: t.arriveBy(rules.arriveBy) })}
      />
    )
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextInput
        field={field('date')}
        type="date"
        label={t.arrival}
        hint={t.arriveBy(rules.arriveBy)}
      />
      <TextInput
        field={field('departure')}
        type="date"
        label={t.departure}
        {...(rules.departBy && { hint: t.departBy(rules.departBy) })}
      />
      <p className="text-sm text-ink-soft sm:col-span-2">
        {rules.nights.minimum > 1 && t.nightsMinimum(rules.nights.minimum)}{' '}
        {t.nightsMaximum(rules.nights.maximum)}
      </p>
    </div>
  )
}
