import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { subtract, zero } from '#app/core/rupiah.ts'
import type { PaymentWay } from '#app/core/payment-way.ts'
import { CollectionNote } from '#app/features/collections/components/collection-note.tsx'
import { getCollectionOffer } from '#app/features/collections/offer.server.ts'
import { onDelivery } from '#app/features/collections/terms.ts'
import { formatSeen } from '#app/features/checkout/checkout-input.ts'
import { collectedOrders } from '#app/features/checkout/quote.ts'
import { bindingDetails } from '#app/features/checkout/review.server.ts'
import { fingerprintOf } from '#app/features/checkout/seen-review.server.ts'
import { CheckoutFrame } from '#app/features/checkout/components/checkout-frame.tsx'
import { OnSiteSum } from '#app/features/bookings/components/on-site.tsx'
import { OrderReview } from '#app/features/checkout/components/order-review.tsx'
import { WhoAndWhere } from '#app/features/checkout/components/who-and-where.tsx'
import { ReviewRefusalAlert } from '#app/features/checkout/components/review-refusal.tsx'
import { WayToPay } from '#app/features/payments/components/way-to-pay.tsx'
import { holdMinutes } from '#app/features/purchases/purchase-status.ts'
import { villageLabel } from '#app/features/regions/village-suggestion.ts'
import { parcelCouriers } from '#app/server/couriers.server.ts'
import { db } from '#app/server/db.server.ts'
import { waysToPay } from '#app/server/gateways.server.ts'
import { paymentReturnCookie } from '#app/server/payment-return-cookie.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { checkoutMeta } from './checkout-meta.ts'
import { requireFilledCart } from './checkout-page.server.ts'
import { placeAndPay } from './place-and-pay.server.ts'

export const meta = checkoutMeta

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, state } = await requireFilledCart(request)
  const { address, village, quote, note } = state
  const locale = localeOf(request)
  const details = bindingDetails(state)
  if (!details) throw redirect(paths.checkout(locale))
  if (quote.problems.some(({ kind }) => kind.includes('delivery'))) {
    throw redirect(paths.checkout(locale, 'pengiriman'))
  }
  const place = address && village ? { ...address, label: villageLabel(village) } : null
  const seen = formatSeen(fingerprintOf(quote, details))
  const key = crypto.randomUUID()
  const names = Object.fromEntries(details.guestNames)
  const offer = await getCollectionOffer(db, {
    orders: collectedOrders(quote),
    districtCode: details.address?.districtCode ?? null,
    buyer: { phone: details.buyer.phone, userId: scope.userId },
  })
  const ways: PaymentWay[] = waysToPay(quote.total)
  if (offer && !offer.refusal) ways.push(onDelivery)
  return {
    ways,
    whyNotOnDelivery: offer?.refusal ?? null,
    quote,
    buyer: details.buyer,
    address: place,
    note,
    names,
    key,
    seen,
    asksPhoneEnd: parcelCouriers()?.asksPhoneEnd ?? false,
    now: new Date(),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readForm(request)
  const answer = await placeAndPay(request, fields, context.clientIp)
  if (!('redirectTo' in answer)) {
    return data({ ...answer, way: String(fields.way ?? '') }, { status: answer.status })
  }
  const headers = new Headers()
  if (answer.token) headers.append('Set-Cookie', paymentReturnCookie(request, answer.token))
  return redirect(answer.redirectTo, { status: 303, headers })
}

export default function ReviewStep() {
  const {
    ways,
    whyNotOnDelivery,
    quote,
    buyer,
    address,
    note,
    names,
    key,
    seen,
    asksPhoneEnd,
    now,
  } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer?.refusal
  const { checkout: t, promotions, collections } = useMessages()
  return (
    <CheckoutFrame step={2} wide>
      <h1 className="font-display text-3xl font-bold">{t.reviewTitle}</h1>
      <p className="mt-1 mb-6 text-ink-soft">{t.reviewLead}</p>
      {refusal && (
        <div className="mb-4">
          <ReviewRefusalAlert refusal={refusal} />
        </div>
      )}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
        <div className="grid grid-cols-1 gap-4">
          {quote.orders.map((order) => (
            <OrderReview key={order.shop.id} order={order} names={names} now={now} />
          ))}
          <WhoAndWhere buyer={buyer} address={address} note={note} />
        </div>
        <Card as="section" className="p-4 lg:sticky lg:top-6">
          <TotalLine label={t.items} amount={quote.itemsTotal} />
          {quote.discountTotal > 0n && (
            <TotalLine
              label={promotions.buyer.discount}
              amount={subtract(zero, quote.discountTotal)}
            />
          )}
          <TotalLine label={t.shipping} amount={quote.shippingTotal} />
          <TotalLine label={t.total} amount={quote.total} strong />
          <OnSiteSum amount={quote.onSiteTotal} className="mt-2" />
          <form method="post" className="mt-4 grid gap-3">
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="total" value={quote.total.toString()} />
            <input type="hidden" name="seen" value={seen} />
            <WayToPay ways={ways} chosen={answer?.way} />
            <CollectionNote refusal={whyNotOnDelivery} />
            <Checkbox
              field={{ id: 'consent', name: 'consent', required: true }}
              label={t.consent}
              hint={asksPhoneEnd ? `${t.consentHint} ${t.consentPhoneEnd}` : t.consentHint}
            />
            <Button size="large" wide>
              {(ways.includes(onDelivery) ? collections.order : t.pay)(quote.total)}
            </Button>
            <p className="text-sm text-ink-soft">
              {ways.length < 2 && `${t.payHint} `}
              {t.holdHint(holdMinutes)} {t.escrow}
            </p>
          </form>
        </Card>
      </div>
    </CheckoutFrame>
  )
}

function TotalLine({ label, amount, strong }: { label: string; amount: bigint; strong?: boolean }) {
  const { checkout: t } = useMessages()
  return (
    <p
      className={`flex flex-wrap justify-between gap-x-4 py-1 ${strong ? 'mt-1 border-t border-line pt-3 text-xl font-bold' : ''}`}
    >
      <span>{label}</span>
      {amount === 0n ? t.free : <Price amount={amount} />}
    </p>
  )
}
