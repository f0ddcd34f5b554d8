import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Visit } from '../visit.ts'
import { visitText } from '../visit-text.ts'

/** When it is, under the name of what it is. */
export function VisitText({ visit }: { visit: Visit }) {
  const locale = useLocale()
  const { bookings } = useMessages()
  return <span className="block text-sm font-medium">{visitText(visit, locale, bookings)}</span>
}
