import { Form, Link } from '@remix-run/react'
import { Clock } from 'lucide-react'
import { formatDateTime, formatTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { arrivalClock, type ArrivalFacts } from '../arrival-clock.ts'
import { type ComplaintFacts, complaintState } from '../complaint.ts'
import { canGiveBack } from '../cancellation-policy.ts'
import { type LastStep, undoStep } from '../undo-step.ts'
import { orderStatuses } from '../order-status.ts'
import { shopActionsFor } from '../shop-actions.ts'
import { OrderClock } from './order-clock.tsx'
import { VerbButton, verbPaths } from './verb-button.tsx'

export type ActionableOrder = ArrivalFacts &
  ComplaintFacts & {
    number: string
    acceptBy: Date | null
    readyBy: Date | null
    shippableAt: Date | null
    completesAt: Date | null
    timeline: readonly LastStep[]
  }

type OrderActionsProps = { order: ActionableOrder; now: Date; canWrite: boolean }

/** What to do next, in one sentence and one large button. */
export function OrderActions({ order, now, canWrite }: OrderActionsProps) {
  const locale = useLocale()
  const { order: t, complaint } = useMessages().kelola
  const isOnSite = order.deliveryMethod === 'onSite'
  const stepBack = undoStep({ ...order, isOnSite }, lastStepOf(order.timeline), { now })
  const { next, canRefuse, notBefore } = shopActionsFor(order, { now })
  return (
    <div className="grid gap-3">
      <p className="text-lg empty:hidden">
        <OrderClock order={order} now={now} />
      </p>
      <p>{useAdvice(order, { isTooLate: order.status === 'paid' && next === null })}</p>
      {notBefore && (
        <p className="flex items-start gap-2 text-ink-soft">
          <Icon icon={Clock} className="mt-0.5" />
          {t.notBefore(formatTime(notBefore, { locale }))}
        </p>
      )}
      {canWrite && (
        <div className="flex flex-wrap gap-2">
          {next && !notBefore && <VerbButton order={order} verb={next} size="large" search="" />}
          {stepBack && (
            <Form method="post" action={paths.kelolaOrder(order.number, 'langkah-mundur')}>
              <Button look="outline" size="large">
                {t.stepBack[stepBack]}
              </Button>
            </Form>
          )}
          {canGiveBack(order) && (
            <Link
              to={paths.kelolaOrder(order.number, 'kembalikan')}
              className={buttonClasses({ look: 'quiet', size: 'large' })}
              preventScrollReset
            >
              {complaint.giveBack}
            </Link>
          )}
          {canRefuse && (
            <Link
              to={paths.kelolaOrder(order.number, verbPaths.refuse)}
              className={buttonClasses({ look: 'danger', size: 'large' })}
              preventScrollReset
            >
              {t.action.refuse}
            </Link>
          )}
        </div>
      )}
    </div>
  )
}

/** Of the whole history, which tells more than states. */
const lastStepOf = (timeline: readonly LastStep[]) =>
  timeline.findLast(({ status }) => (orderStatuses as readonly string[]).includes(status))

function useAdvice(order: ActionableOrder, { isTooLate }: { isTooLate: boolean }): string {
  const locale = useLocale()
  const { kelola, collections } = useMessages()
  const { next: t } = kelola.order
  if (isTooLate) return t.tooLate
  if (order.status === 'packed' && order.deliveryMethod === 'pickup') return t.packedPickup
  if (order.status === 'packed' && order.deliveryMethod === 'atVisit') return t.packedAtVisit
  if (order.isDue && order.status === 'handedOver') return collections.advice
  if (order.isDue && order.status === 'delivered') return collections.adviceDiffers
  if (order.status === 'packed' && order.deliveryMethod === 'parcelCourier') return t.packedParcel
  // What to do about it stands beside the complaint itself.
  if (complaintState(order) === 'open' && order.status === 'delivered') return t.waiting
  const arrival = arrivalClock(order)
  if (arrival) return t.arrival[arrival.step](formatDateTime(arrival.at, { locale }))
  if (order.status === 'delivered') {
    return t.delivered(order.completesAt ? formatDateTime(order.completesAt, { locale }) : '')
  }
  return order.status === 'awaitingPayment' ? '' : t[order.status]
}
