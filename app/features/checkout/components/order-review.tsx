import { Store } from 'lucide-react'
import { OnSiteEach, OnSiteSum } from '#app/features/bookings/components/on-site.tsx'
import { RefundPromises } from '#app/features/bookings/components/refund-rules.tsx'
import { TimesPrice } from '#app/features/bookings/components/times-price.tsx'
import { VisitText } from '#app/features/bookings/components/visit-text.tsx'
import { refundPromises } from '#app/features/bookings/refund-tiers.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { LineProblemText } from '#app/features/cart/components/line-problem-text.tsx'
import { lineTotal, problemOf } from '#app/features/cart/cart-line.ts'
import type { OrderQuote } from '#app/features/checkout/quote.ts'
import { AwayOrderNote } from '#app/features/makers/components/away-notice.tsx'
import { HolidayOrderNote } from '#app/features/opening-hours/components/holiday-notice.tsx'
import { parcelOf } from '#app/features/shipping/delivery.ts'
import { courierNames } from '#app/core/couriers.ts'
import {
  DiscountLine,
  PromotionNotes,
} from '#app/features/promotions/components/order-promotion.tsx'
import { formatCalendarDay } from '#app/core/dates.ts'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'

type OrderReviewProps = {
  order: OrderQuote
  /** Of who comes, by line. */
  names: Readonly<Record<string, readonly string[]>>
  now: Date
}

/** Every rupiah of what one BUM Desa will send. */
export function OrderReview({ order, names, now }: OrderReviewProps) {
  const locale = useLocale()
  const { checkout: t } = useMessages()
  const { applied } = order.promotions
  return (
    <Card as="section" className="p-4">
      <h2 className="mb-2 flex items-center gap-2 font-semibold">
        <Icon icon={Store} size={18} className="text-terrace" />
        {order.shop.name}
      </h2>
      <ul className="divide-y divide-line">
        {order.lines.map((line) => {
          const problem = problemOf(line)
          return (
            <li key={line.id} className="py-2">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="min-w-0 flex-1 basis-32">
                  {nameOf(line, locale)}
                  {line.visit && <VisitText visit={line.visit} />}
                  {names[line.id] && (
                    <span className="block text-sm wrap-anywhere">
                      {t.guests.named(names[line.id] ?? [])}
                    </span>
                  )}
                  <span className="block text-sm text-ink-soft">
                    <TimesPrice line={line} price={line.price} />
                    <OnSiteEach amount={line.onSitePrice} />
                  </span>
                </span>
                <Price amount={lineTotal(line)} />
              </p>
              {line.refundTerms && (
                <RefundPromises promises={refundPromises(line.refundTerms, lineTotal(line), now)} />
              )}
              {problem && <LineProblemText problem={problem} price={line.price} />}
            </li>
          )
        })}
      </ul>
      {applied && (
        <div className="border-t border-line py-2">
          <DiscountLine {...applied} />
        </div>
      )}
      <PromotionNotes promotions={order.promotions} />
      <p className="flex flex-wrap justify-between gap-x-4 border-t border-line py-2">
        <span className="min-w-0 flex-1 basis-32">
          {t.shipping}
          <span className="block text-sm text-ink-soft">
            <DeliveryLabel order={order} />
          </span>
        </span>
        {order.shippingPrice === 0n ? (
          <span>{t.free}</span>
        ) : (
          <Price amount={order.shippingPrice} />
        )}
      </p>
      <p className="flex flex-wrap justify-between gap-x-4 border-t border-line pt-2 font-semibold">
        <span>{t.orderTotal}</span>
        <Price amount={order.total} />
      </p>
      <OnSiteSum amount={order.onSiteTotal} className="pt-2" />
      {order.makerAwayUntil && (
        <div className="mt-3">
          <AwayOrderNote until={order.makerAwayUntil} />
        </div>
      )}
      {order.hasGoods && order.shop.holidayUntil && (
        <div className="mt-3">
          <HolidayOrderNote until={order.shop.holidayUntil} />
        </div>
      )}
    </Card>
  )
}

function DeliveryLabel({ order: { choice, options } }: { order: OrderQuote }) {
  const locale = useLocale()
  const { checkout: t, parcels } = useMessages()
  if (!choice) return t.problems['no-delivery-chosen']
  if (choice.method === 'onSite') return t.onSite
  if (choice.method === 'villageCourier') return t.courier
  if (choice.method === 'parcelCourier') {
    const days = parcelOf(choice, options)?.days
    const service = parcels.service(courierNames[choice.courier], choice.speed)
    return [service, days && parcels.days(days)].filter(Boolean).join(' · ')
  }
  if (choice.method === 'atVisit') return t.atVisit(formatCalendarDay(choice.date, locale))
  const point = options.pickupPoints.find(({ id }) => id === choice.pickupPointId)
  return point ? t.pickupAt(point.name) : t.problems['delivery-not-offered']
}
