import type { Meanwhile } from '#app/core/meanwhile.ts'
import type { Weekday } from '#app/features/bookings/calendar-date.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { MeanwhileAlert } from '#app/ui/meanwhile.tsx'
import { weekdayName } from './weekday-name.ts'

/** What a colleague has saved of a guide or a vehicle. */
export function ResourceMeanwhile({ meanwhile }: { meanwhile: Meanwhile }) {
  const locale = useLocale()
  const { resources: t, experiences } = useMessages()
  const labels: Readonly<Record<string, string>> = {
    kind: t.kind,
    name: t.name,
    capacity: t.capacity,
    weekdays: t.weekdays,
    isActive: t.isActive,
  }
  const valueOf = (name: string, values: readonly string[]) => {
    const [value = ''] = values
    switch (name) {
      case 'kind':
        return t.kinds[value as keyof typeof t.kinds]
      case 'weekdays':
        return values.map((day) => weekdayName(Number(day) as Weekday, locale)).join(', ')
      case 'isActive':
        return value ? experiences.yes : experiences.no
      default:
        return value
    }
  }
  return (
    <MeanwhileAlert
      meanwhile={meanwhile}
      say={({ name }, values) => ({ label: labels[name] ?? name, value: valueOf(name, values) })}
    />
  )
}
