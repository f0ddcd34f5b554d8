import { useActionData } from '@remix-run/react'
import { isVisitRefusal } from '#app/features/bookings/experience-calendar.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** Says above the request why a verb did nothing. */
export function RequestRefusal() {
  const { bookings, requests } = useMessages()
  const answer = useActionData<{ refusal?: string; problems?: Record<string, string[]> }>()
  const ours: Record<string, string> = { ...requests.desk.errors, ...requests.desk.refusals }
  const reasons = answer?.refusal ? [answer.refusal] : Object.values(answer?.problems ?? {}).flat()
  if (reasons.length === 0) return null
  const said = reasons.map((reason) =>
    isVisitRefusal(reason) ? bookings.refusals[reason] : (ours[reason] ?? ours.words),
  )
  return (
    <div className="mb-4">
      <Alert tone="attention">{said.join(' ')}</Alert>
    </div>
  )
}
