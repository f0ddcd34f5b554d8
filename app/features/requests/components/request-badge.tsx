import type { RequestStatus } from '#app/features/bookings/request-status.ts'
import { Badge, type Tone } from '#app/ui/badge.tsx'
import { useMessages } from '#app/ui/locale.tsx'

const tones: Record<RequestStatus, Tone> = {
  asked: 'attention',
  confirmed: 'attention',
  ordered: 'attention',
  taken: 'good',
  declined: 'neutral',
  expired: 'neutral',
  withdrawn: 'neutral',
}

export function RequestBadge({ status }: { status: RequestStatus }) {
  const { requests: t } = useMessages()
  return <Badge tone={tones[status]}>{t.status[status]}</Badge>
}
