import { daysBetween } from '#app/features/bookings/calendar-date.ts'
import type { VisitRules } from '#app/features/bookings/visit-month.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'

type ChangeDateFormProps = {
  visit: Visit
  rules: Pick<VisitRules, 'today' | 'lastDay' | 'sessions'>
  typed: Record<string, unknown>
}

/** Who stays, stays as long as before. */
export function ChangeDateForm({ visit, rules, typed }: ChangeDateFormProps) {
  const { bookings, purchase } = useMessages()
  const { changeDate: t } = purchase
  const isStay = visit.kind === 'stay'
  const session = visit.kind === 'day' ? visit.sessionId : null
  return (
    <form method="post" noValidate className="grid gap-4">
      <TextInput
        field={{
          id: 'date',
          name: 'date',
          required: true,
          min: rules.today,
          max: rules.lastDay,
          initialValue: typed.date ?? visit.date,
        }}
        type="date"
        label={isStay ? bookings.arrival : bookings.day}
        {...(isStay && { hint: t.nights(daysBetween(visit.date, visit.departure)) })}
      />
      {rules.sessions.length > 0 && (
        <RadioCards
          field={{
            id: 'session',
            name: 'session',
            required: true,
            initialValue: typed.session ?? session ?? rules.sessions[0]?.id,
          }}
          label={bookings.time}
          options={rules.sessions.map(({ id, startsAt }) => ({
            value: id,
            title: bookings.at(startsAt),
          }))}
        />
      )}
      <Button size="large">{t.submit}</Button>
    </form>
  )
}
