import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { beingPrepared, isLate } from '../lateness.ts'
import type { OrderStatus } from '../order-status.ts'
import { AcceptClock, DeadlineClock } from './deadline-clock.tsx'

type ClockFacts = {
  status: OrderStatus
  acceptBy: Date | null
  readyBy: Date | null
  answerComplaintBy?: Date | null
}

type OrderClockProps = { order: ClockFacts; now: Date; children?: ReactNode }

/**
 * The clock that runs for an order: until it must be answered, then until it should have left, and until a
 * complaint must be answered. Where none runs, what is given instead.
 */
export function OrderClock({ order, now, children }: OrderClockProps) {
  const { kelola: t } = useMessages()
  const { status, acceptBy, readyBy, answerComplaintBy } = order
  if (status === 'paid' && acceptBy) return <AcceptClock acceptBy={acceptBy} now={now} />
  if (answerComplaintBy) {
    return <DeadlineClock until={answerComplaintBy} now={now} says={t.complaint.answerBefore} />
  }
  if (isLate(order, { now })) return <LateBadge />
  if (readyBy && (beingPrepared as readonly OrderStatus[]).includes(status)) {
    return <DeadlineClock until={readyBy} now={now} says={t.list.readyBefore} />
  }
  return children
}

/** In words and with a sign, so that the colour is not needed. */
function LateBadge() {
  const { kelola: t } = useMessages()
  return (
    <span className="inline-flex items-center gap-1.5 font-semibold whitespace-nowrap text-danger">
      <Icon icon={TriangleAlert} size={17} />
      {t.list.late}
    </span>
  )
}
