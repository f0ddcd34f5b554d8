import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { add, type Rupiah, zero } from '#app/core/rupiah.ts'
import { OnSiteSum } from '#app/features/bookings/components/on-site.tsx'
import { previewEnding } from '#app/features/orders/cancel-order.server.ts'
import { canBuyerCancel } from '#app/features/orders/cancellation-policy.ts'
import { AddressCard } from './address-card.tsx'
import { DuePanel } from './due-panel.tsx'
import { MoneyTrailCard } from './money-trail-card.tsx'
import { OrderCard } from './order-card.tsx'
import { PaymentPanel } from './payment-panel.tsx'
import type {
  PurchasePage,
  PurchasePageOrder,
} from '#app/features/purchases/purchase-page.server.ts'
import { getMoneyTrail } from '#app/features/purchases/money-trail.server.ts'
import { privatePage } from './private-page-meta.ts'
import { readPurchaseNotice } from './purchase-notice.ts'
import { isLive } from '#app/features/payments/attempt-status.ts'
import { transferPageOf } from '#app/features/payments/transfer-page.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { waysToPay } from '#app/server/gateways.server.ts'
import { paymentReturnCookie } from '#app/server/payment-return-cookie.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'
import { Price } from '#app/ui/price.tsx'
import { RefundNote } from './refund-note.tsx'
import { checkAfterReturn, requirePurchase } from './purchase-route.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await checkAfterReturn(request, params.token)
  const purchase = await requirePurchase(params.token)
  const isUnpaid = purchase.status === 'awaitingPayment'
  const page = {
    purchase,
    ways: isUnpaid ? waysToPay(purchase.total) : [],
    transfer: transferPageOf(purchase.attempt),
    orders: await Promise.all(purchase.orders.map((order) => withCancelOffer(order, purchase))),
    trail: purchase.status === 'paid' ? await getMoneyTrail(purchase.id) : null,
    notice: readPurchaseNotice(new URL(request.url).searchParams),
  }
  // Whoever pays from here, also with a link somebody sent him, finds back.
  if (!isUnpaid) return data(page)
  const cookie = paymentReturnCookie(request, purchase.token)
  return data(page, { headers: { 'Set-Cookie': cookie } })
}

/** What comes back if the buyer cancels this order now; null when that is not for the buyer to decide. */
async function withCancelOffer(order: PurchasePageOrder, { status }: PurchasePage) {
  const isOffered = (status === 'paid' || order.isDue) && canBuyerCancel(order, { now: new Date() })
  const cancelOffer = isOffered ? await comesBack(order) : null
  return { ...order, cancelOffer }
}

const comesBack = async (order: PurchasePageOrder) =>
  order.isDue ? zero : (await previewEnding(order, 'buyerCancelled')).amount

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const { purchase: t } = messagesFor(localeOfPath(location.pathname))
  return [{ title: `${t.title(data?.purchase.number ?? '')} · Lumbung` }, ...privatePage]
}

export default function PurchaseRoute() {
  const { purchase, ways, transfer, orders, trail, notice } = useLoaderData<typeof loader>()
  const { purchase: t } = useMessages()
  return (
    <PlainLayout wide>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-8">
        <div className="grid grid-cols-1 gap-6">
          <PurchaseHeader purchase={purchase} />
          {notice && <Alert tone={notice.tone}>{t.notices[notice.kind]}</Alert>}
          <StatusPanel
            purchase={purchase}
            ways={ways}
            transfer={transfer}
            isAllOff={orders.every(({ status }) => status === 'cancelled')}
          />
          <OtherRefunds purchase={purchase} />
          <Section title={t.orders}>
            <div className="grid grid-cols-1 gap-4">
              {orders.map((order) => (
                <OrderCard key={order.id} order={order} token={purchase.token} />
              ))}
            </div>
          </Section>
        </div>
        <div className="grid grid-cols-1 gap-6">
          <Receipt purchase={purchase} />
          <AddressCard purchase={purchase} />
          {trail && <MoneyTrailCard trail={trail} />}
        </div>
      </div>
    </PlainLayout>
  )
}

type Purchase = PurchasePage
const tones = {
  awaitingPayment: 'attention',
  dueOnDelivery: 'attention',
  paid: 'good',
  expired: 'bad',
  cancelled: 'bad',
} as const

function PurchaseHeader({ purchase }: { purchase: Purchase }) {
  const locale = useLocale()
  const { purchase: t } = useMessages()
  return (
    <header>
      <Badge tone={tones[purchase.status]}>{t.status[purchase.status]}</Badge>
      <h1 className="mt-2 font-display text-3xl font-bold">
        {t.title(purchase.number.replace('-', '\u2011'))}
      </h1>
      <p className="text-ink-soft">
        {t.placedOn} {formatDateTime(purchase.createdAt, { locale })}
        {purchase.paidAt && ` · ${t.paidOn} ${formatDateTime(purchase.paidAt, { locale })}`}
      </p>
      <p className="mt-2 text-sm text-ink-soft">{t.keepLink}</p>
    </header>
  )
}

/** `isAllOff`: it was paid, and none of its orders is left. */
type StatusPanelProps = Parameters<typeof PaymentPanel>[0] & { isAllOff: boolean }

function StatusPanel({ purchase, ways, transfer, isAllOff }: StatusPanelProps) {
  const { purchase: t } = useMessages()
  if (purchase.status === 'awaitingPayment') {
    return <PaymentPanel purchase={purchase} ways={ways} transfer={transfer} />
  }
  if (purchase.status === 'dueOnDelivery') return <DuePanel purchase={purchase} />
  if (purchase.status === 'paid') {
    return <p className="text-lg">{isAllOff ? t.allOffText : t.paidText}</p>
  }
  return (
    <Card as="section" className="grid gap-4 p-5">
      <p>{purchase.status === 'expired' ? t.expiredText : t.cancelledText}</p>
      <RefillForm token={purchase.token} />
    </Card>
  )
}

/** Money that bought nothing and goes back, whatever became of the purchase: perhaps it needs an account. */
function OtherRefunds({ purchase: { lateRefunds, status, token } }: { purchase: Purchase }) {
  const { purchase: t } = useMessages()
  const isOver = status === 'expired' || status === 'cancelled'
  const why = isOver ? t.lateMoney : t.extraMoney
  return lateRefunds.map((refund) => (
    <RefundNote key={refund.id} refund={refund} token={token} before={why(refund.amount)} />
  ))
}

function RefillForm({ token }: { token: string }) {
  const locale = useLocale()
  const { purchase: t } = useMessages()
  return (
    <form method="post" action={`${paths.purchase(locale, token)}/isi-ulang`}>
      <Button wide>{t.refill}</Button>
    </form>
  )
}

/** What a transfer holds above the total, while it is asked for and once it came. */
function roundingOf({ attempt }: Purchase): Rupiah {
  const isAsked = attempt && (isLive(attempt.status) || attempt.status === 'paid')
  return isAsked ? (attempt.rounding as Rupiah) : zero
}

function Receipt({ purchase }: { purchase: Purchase }) {
  const { purchase: t, checkout, collections, payments, promotions } = useMessages()
  const rounding = roundingOf(purchase)
  return (
    <Card as="section" className="p-5">
      <h2 className="font-display text-xl font-bold">{t.receipt}</h2>
      <dl className="mt-2 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
        <dt>{checkout.items}</dt>
        <dd className="text-right">
          <Price amount={purchase.itemsTotal} />
        </dd>
        {purchase.discountTotal > 0n && (
          <>
            <dt>{promotions.buyer.discount}</dt>
            <dd className="text-right">
              <Price amount={-purchase.discountTotal} />
            </dd>
          </>
        )}
        {purchase.unsentTotal > 0n && (
          <>
            <dt>{collections.unsent}</dt>
            <dd className="text-right">
              <Price amount={-purchase.unsentTotal} />
            </dd>
          </>
        )}
        <dt>{checkout.shipping}</dt>
        <dd className="text-right">
          {purchase.shippingTotal === 0n ? (
            checkout.free
          ) : (
            <Price amount={purchase.shippingTotal} />
          )}
        </dd>
        {rounding > 0n && (
          <>
            <dt>{payments.rounding}</dt>
            <dd className="text-right">
              <Price amount={rounding} />
            </dd>
          </>
        )}
        <dt className="font-bold">{checkout.total}</dt>
        <dd className="text-right font-bold">
          <Price amount={add(purchase.total, rounding)} />
        </dd>
      </dl>
      <OnSiteSum amount={purchase.onSiteLeft} className="mt-3 border-t border-line pt-3" />
    </Card>
  )
}
