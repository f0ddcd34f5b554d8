import { Star, Store, Ticket as TicketIcon } from 'lucide-react'
import { courierNames } from '#app/core/couriers.ts'
import { formatCalendarDay, formatDateTime } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { type Rupiah } from '#app/core/rupiah.ts'
import { arrivalClock } from '#app/features/orders/arrival-clock.ts'
import {
  type ComplaintKind,
  complaintState,
  complaintTurn,
} from '#app/features/orders/complaint.ts'
import { ShortageText } from '#app/features/orders/components/shortage-text.tsx'
import { WhatsAppLink } from '#app/features/shops/components/whatsapp-link.tsx'
import { OnSiteText } from '#app/features/bookings/components/party-text.tsx'
import { TimesPrice } from '#app/features/bookings/components/times-price.tsx'
import { VisitText } from '#app/features/bookings/components/visit-text.tsx'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { ParcelTimeline } from '#app/features/shipping/components/parcel-timeline.tsx'
import { DiscountLine } from '#app/features/promotions/components/order-promotion.tsx'
import { isFetched, whereIs } from '#app/features/shipping/delivery.ts'
import type { Messages } from '#app/i18n/id.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import type { PurchasePageOrder } from '#app/features/purchases/purchase-page.server.ts'
import { CalledOffPanel } from './called-off-panel.tsx'
import { RefundNote } from './refund-note.tsx'
import { VisitChanges } from './visit-changes.tsx'

type OrderCardProps = {
  order: PurchasePageOrder & { cancelOffer: Rupiah | null }
  token: string
}

/** What one BUM Desa does, with its own clock. */
export function OrderCard({ order, token }: OrderCardProps) {
  const locale = useLocale()
  const { purchase: t, checkout, parcels, tickets, reviews } = useMessages()
  return (
    <Card as="article" className="overflow-hidden">
      <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line bg-sunken px-4 py-3">
        <h3 className="flex items-center gap-2 font-semibold">
          <Icon icon={Store} size={18} className="text-terrace" />
          <a href={paths.shop(locale, order.shop.slug)}>{order.shop.name}</a>
        </h3>
        <Badge tone={toneOf(order.status)}>{statusLabel(order, t)}</Badge>
      </header>
      <div className="grid gap-3 p-4">
        {order.calledOff.map((visit) => (
          <CalledOffPanel key={visit.bookingId} visit={visit} token={token} />
        ))}
        <ComplaintTurn order={order} />
        <Clock order={order} />
        <ul className="divide-y divide-line">
          {order.lines.map((line) => (
            <li key={line.id} className="flex flex-wrap justify-between gap-x-4 py-2">
              <span className="min-w-0 flex-1 basis-32">
                {nameOf(line, locale)}
                {line.visit && <VisitText visit={line.visit} />}
                {line.ticket && (
                  <a
                    href={paths.ticket(locale, line.ticket)}
                    className="no-print inline-flex min-h-11 items-center gap-1.5 font-semibold"
                  >
                    <Icon icon={TicketIcon} size={18} />
                    {ticketWords(line, tickets)}
                  </a>
                )}
                <span className="block text-sm text-ink-soft">
                  <TimesPrice line={line} price={line.unitPrice as Rupiah} />
                </span>
                {line.shortage && <ShortageText shortage={line.shortage} unit={line.unit} />}
                {line.reviewState !== 'closed' && (
                  <a
                    href={paths.review(locale, token, line.id)}
                    className="no-print inline-flex min-h-11 items-center gap-1.5 font-semibold"
                  >
                    <Icon icon={Star} size={18} />
                    {reviews.write.link[line.reviewState]}
                  </a>
                )}
                {order.status !== 'cancelled' && <OnSiteText onSite={line.onSite} />}
              </span>
              <Price amount={line.unitPrice * BigInt(line.quantity)} />
              {line.bookedVisit && <VisitChanges visit={line.bookedVisit} token={token} />}
            </li>
          ))}
          {order.discount && (
            <li className="py-2">
              <DiscountLine {...order.discount} />
            </li>
          )}
          <li className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="min-w-0 flex-1 basis-32">
              {deliveryLabel(order, { t, parcels, locale })}
            </span>
            {order.shippingPrice === 0n ? (
              <span className="shrink-0">{checkout.free}</span>
            ) : (
              <Price amount={order.shippingPrice} />
            )}
          </li>
        </ul>
        {order.waybill && <ParcelTimeline news={order.waybill} />}
        {order.refusalReason && <p>{t.refusal(order.refusalReason)}</p>}
        {order.refunds.map((refund) => (
          <RefundNote key={refund.id} refund={refund} token={token} />
        ))}
        <OrderActions order={order} token={token} />
      </div>
    </Card>
  )
}

type Line = PurchasePageOrder['lines'][number]

function ticketWords({ bookedVisit }: Line, t: Messages['tickets']): string {
  if (bookedVisit?.status === 'cancelled') return t.cancelledTitle
  return bookedVisit?.calledOff ? t.calledOffTitle : t.open
}

function OrderActions({ order, token }: OrderCardProps) {
  const locale = useLocale()
  const { purchase: t, collections } = useMessages()
  const page = paths.purchase(locale, token)
  const complaintPage = paths.complaint(locale, token, order.id)
  const complaint = complaintState(order)
  const isMyTurn = complaintTurn(order) === 'buyer'
  const lookOfComplaint = isMyTurn ? 'action' : complaint === 'open' ? 'outline' : 'quiet'
  return (
    <div className="no-print flex flex-wrap items-start gap-2">
      {order.status === 'handedOver' && !order.isDue && (
        <form method="post" action={`${page}/diterima`}>
          <input type="hidden" name="orderId" value={order.id} />
          <Button look="terrace">{t.received}</Button>
        </form>
      )}
      {arrivalClock(order)?.step === 'presume' && (
        <form method="post" action={complaintPage}>
          <input type="hidden" name="kind" value={'notReceived' satisfies ComplaintKind} />
          <Button look="outline">{t.notReceived}</Button>
        </form>
      )}
      <WhatsAppLink
        phone={order.shop.phone}
        text={t.askText(order.number)}
        label={t.ask}
        isSample={order.shop.isSample}
      />
      {complaint !== 'closed' && (
        <LinkButton href={complaintPage} look={lookOfComplaint}>
          {t.complaint.link[complaint]}
        </LinkButton>
      )}
      {order.cancelOffer !== null && (
        <details>
          <summary className="inline-flex min-h-11 items-center px-3 text-sm text-ink-soft underline">
            {t.cancelOrder}
          </summary>
          <form method="post" action={`${page}/batalkan-pesanan`} className="mt-2">
            <input type="hidden" name="orderId" value={order.id} />
            <input type="hidden" name="amount" value={String(order.cancelOffer)} />
            <p className="mb-2 text-sm">
              {order.isDue
                ? collections.cancelHint
                : order.cancelOffer === order.total
                  ? t.cancelOrderHint(order.total)
                  : t.cancelOrderOffer(order.cancelOffer)}
            </p>
            <Button look="danger">{t.cancelOrder}</Button>
          </form>
        </details>
      )}
    </div>
  )
}

/** While a complaint is open: whose turn it is, and until when; seen at once when it is the buyer's. */
function ComplaintTurn({ order }: { order: PurchasePageOrder }) {
  const locale = useLocale()
  const { purchase: t } = useMessages()
  const turn = complaintTurn(order)
  const { complainedAt, complaintAnswerBy } = order
  if (!turn || !complainedAt) return null
  const at = (instant: Date) => formatDateTime(instant, { locale })
  return (
    <Alert tone={turn === 'buyer' ? 'attention' : 'info'}>
      {t.clock.complained(at(complainedAt))}{' '}
      {t.complaint.turn[turn](complaintAnswerBy ? at(complaintAnswerBy) : '')}
    </Alert>
  )
}

function Clock({ order }: { order: PurchasePageOrder }) {
  const locale = useLocale()
  const { purchase: t, collections } = useMessages()
  const at = (instant: Date) => formatDateTime(instant, { locale })
  const arrival = arrivalClock(order)
  const sentence = complaintTurn(order)
    ? null
    : arrival
      ? t.clock.arrival[arrival.step](at(arrival.at))
      : order.status === 'paid' && order.acceptBy
        ? (order.isDue ? collections : t.clock).acceptBy(at(order.acceptBy))
        : order.status === 'delivered' && order.completesAt
          ? t.clock.completes(at(order.completesAt))
          : null
  const history = (
    [
      ['accepted', order.acceptedAt],
      ['packed', order.packedAt],
      ['handedOver', order.handedOverAt],
      ['delivered', order.deliveredAt],
      ['closed', order.closedAt],
    ] as const
  ).flatMap(([deed, instant]) => (instant ? t.clock[deed](at(instant)) : []))
  if (!sentence && history.length === 0) return null
  return (
    <div className="text-sm text-ink-soft">
      {sentence && <p>{sentence}</p>}
      {history.length > 0 && (
        <ul>
          {history.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function statusLabel(order: PurchasePageOrder, t: Messages['purchase']): string {
  const { status, deliveryMethod } = order
  if (status !== 'handedOver') return t.order[status]
  return t.order.handedOver[isFetched(deliveryMethod) ? 'pickup' : 'villageCourier']
}

function deliveryLabel(
  order: PurchasePageOrder,
  { t, parcels, locale }: { t: Messages['purchase']; parcels: Messages['parcels']; locale: Locale },
): string {
  if (order.guestPickup) {
    const { date, isDuringVisit } = order.guestPickup
    const day = formatCalendarDay(date, locale)
    return isDuringVisit ? t.delivery.atVisit(day) : t.delivery.afterVisit(day, order.shop.name)
  }
  if (order.parcel) {
    const { courier, speed, days } = order.parcel
    const service = parcels.service(courierNames[courier], speed)
    return [service, days && parcels.days(days)].filter(Boolean).join(' · ')
  }
  return order.pickupPoint
    ? t.delivery.pickup(
        [order.pickupPoint.name, whereIs(order.pickupPoint), order.pickupPoint.hours]
          .filter(Boolean)
          .join(', '),
      )
    : t.delivery[order.deliveryMethod === 'onSite' ? 'onSite' : 'villageCourier']
}

function toneOf(status: PurchasePageOrder['status']) {
  if (status === 'cancelled') return 'bad'
  if (status === 'completed' || status === 'delivered') return 'good'
  return status === 'awaitingPayment' ? 'neutral' : 'attention'
}
