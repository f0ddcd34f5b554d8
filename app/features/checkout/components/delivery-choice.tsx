import { formatRupiah } from '#app/core/rupiah.ts'
import { paths } from '#app/core/paths.ts'
import type { OrderQuote } from '#app/features/checkout/quote.ts'
import { whereIs } from '#app/features/shipping/delivery.ts'
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
  const { checkout: t } = useMessages()
  const { shop, lines, options } = order
  const cards: RadioCard[] = options.pickupPoints.map((point) => ({
    value: `pickup:${point.id}`,
    title: t.pickupAt(point.name),
    text: [whereIs(point), point.hours].filter(Boolean).join(' · '),
    aside: t.free,
  }))
  if (district !== null && options.courierPrice !== null) {
    cards.unshift({
      value: 'villageCourier',
      title: t.courier,
      text: t.courierTo(district),
      aside: formatRupiah(options.courierPrice),
    })
  }
  // The first card is what the buyer asked for a step earlier. Who wants it brought and cannot have it
  // must choose to fetch it: nobody finds out afterwards.
  const isOutOfReach = district !== null && options.courierPrice === null
  const proposed = chosen || (isOutOfReach ? undefined : cards[0]?.value)
  return (
    <Card as="section" className="p-4">
      <RadioCards
        field={{
          id: `kirim-${shop.id}`,
          name: `kirim-${shop.id}`,
          initialValue: proposed,
          required: true,
          errors: problem ? [sentenceOf(problem, t.problems)] : undefined,
        }}
        label={t.deliveryOf(shop.name)}
        hint={
          <>
            <p>{lines.map((line) => `${line.quantity} × ${nameOf(line, locale)}`).join(', ')}</p>
            {isOutOfReach && <OutOfReach />}
          </>
        }
        options={cards}
      />
    </Card>
  )
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

function sentenceOf(
  problem: string,
  sentences: { 'no-delivery-chosen': string; 'delivery-not-offered': string },
): string {
  return problem === 'delivery-not-offered'
    ? sentences['delivery-not-offered']
    : sentences['no-delivery-chosen']
}
