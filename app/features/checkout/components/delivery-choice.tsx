import { courierNames } from '#app/core/couriers.ts'
import { formatCalendarDay } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { paths } from '#app/core/paths.ts'
import type { OrderQuote } from '#app/features/checkout/quote.ts'
import { type OfferedDelivery, whereIs } from '#app/features/shipping/delivery.ts'
import type { VisitPickup } from '#app/features/shipping/visit-pickup.ts'
import type { Messages } from '#app/i18n/id.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { type RadioCard, RadioCards } from '#app/ui/radio-cards.tsx'
import { nameOf } from '#app/features/catalog/line-name.ts'

type DeliveryChoiceProps = {
  order: OrderQuote
  chosen: string | undefined
  /** The buyer's kecamatan; null when everything is fetched. */
  district: string | null
  problem: string | undefined
}

/** How the goods of one BUM Desa reach the buyer: its courier, or one of its pickup points. */
export function DeliveryChoiceCard({ order, chosen, district, problem }: DeliveryChoiceProps) {
  const locale = useLocale()
  const { checkout: t, shopSettings, parcels } = useMessages()
  const parcelCards = useParcelCards(order.options.parcels)
  const { shop, options } = order
  const goods = order.lines.filter(({ visit }) => visit === null)
  const atVisit = (options.visitPickup?.days ?? []).map((day) => ({
    value: `atVisit:${day}`,
    title: t.atVisit(formatCalendarDay(day, locale)),
    text: t.atVisitText,
    aside: t.free,
  }))
  const cards: RadioCard[] = options.pickupPoints.map((point) => ({
    value: `pickup:${point.id}`,
    title: t.pickupAt(point.name),
    text: [whereIs(point), point.hours].filter(Boolean).join(' · '),
    aside: t.free,
  }))
  if (district !== null) cards.unshift(...parcelCards)
  // Who fetches everything and is there anyway is offered that first.
  if (district === null) cards.unshift(...atVisit)
  if (district !== null && options.courierPrice !== null) {
    cards.unshift({
      value: 'villageCourier',
      title: t.courier,
      text: [t.courierTo(district), shopSettings.shown.courierReady(options.courierDays)].join(
        ' · ',
      ),
      aside: options.courierPrice === 0n ? t.free : formatRupiah(options.courierPrice),
    })
  }
  if (district !== null) cards.push(...atVisit)
  // The first card is what the buyer asked for a step earlier. Who wants it brought and cannot have it
  // must choose to fetch it: nobody finds out afterwards.
  const { offers, problem: parcelProblem } = options.parcels
  const isOutOfReach = district !== null && options.courierPrice === null && offers.length === 0
  const proposed = chosen || (isOutOfReach ? undefined : cards[0]?.value)
  return (
    <Card as="section" className="p-4">
      <RadioCards
        field={{
          id: `kirim-${shop.id}`,
          name: `kirim-${shop.id}`,
          initialValue: proposed,
          required: true,
          errors: problem ? [sentenceOf(problem, { options, locale, t })] : undefined,
        }}
        label={t.deliveryOf(shop.name)}
        hint={
          <>
            <p>{goods.map((line) => `${line.quantity} × ${nameOf(line, locale)}`).join(', ')}</p>
            {options.visitPickup?.notBefore && !problem && (
              <p className="mt-1">{tooSoonText(options.visitPickup.notBefore, { locale, t })}</p>
            )}
            {district !== null && parcelProblem && (
              <p className="mt-3 text-base text-ink">
                {parcels.problems[parcelProblem]} {!isOutOfReach && parcels.whatIsLeft}
              </p>
            )}
            {isOutOfReach && <OutOfReach />}
          </>
        }
        options={cards}
      />
    </Card>
  )
}

/** More would hide what else there is. */
const mostParcelCards = 8

function useParcelCards({ offers }: OfferedDelivery['parcels']): RadioCard[] {
  const { parcels: t } = useMessages()
  return offers.slice(0, mostParcelCards).map(({ courier, speed, days, price }) => ({
    value: `paket:${courier}:${speed}`,
    title: t.service(courierNames[courier], speed),
    text: days ? t.days(days) : t.daysUnknown,
    aside: formatRupiah(price),
  }))
}

function OutOfReach() {
  const locale = useLocale()
  const { checkout: t } = useMessages()
  return (
    <div className="mt-3 text-base text-ink">
      <Alert tone="attention">
        {t.noCourier}{' '}
        <a href={paths.cart(locale)} className="underline">
          {t.backToCart}
        </a>
      </Alert>
    </div>
  )
}

type Words = { locale: Locale; t: Messages['checkout'] }

function sentenceOf(
  problem: string,
  { options, ...words }: Words & { options: OfferedDelivery },
): string {
  const { problems } = words.t
  const notBefore = options.visitPickup?.notBefore
  if (problem === 'delivery-too-soon' && notBefore) return tooSoonText(notBefore, words)
  return problem === 'no-delivery-chosen'
    ? problems['no-delivery-chosen']
    : problems['delivery-not-offered']
}

function tooSoonText(
  { date, leadTimeDays, title }: NonNullable<VisitPickup['notBefore']>,
  { locale, t }: Words,
): string {
  return t.problems['delivery-too-soon']({
    what: title[locale],
    days: leadTimeDays,
    from: formatCalendarDay(date, locale),
  })
}
