import { formatTime } from '#app/core/dates.ts'
import type { PaymentWay } from '#app/core/payment-way.ts'
import { paths } from '#app/core/paths.ts'
import { TransferPanel } from '#app/features/payments/components/transfer-panel.tsx'
import type { TransferPage } from '#app/features/payments/transfer-page.ts'
import { WayToPay } from '#app/features/payments/components/way-to-pay.tsx'
import { isLive } from '#app/features/payments/attempt-status.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PurchasePage } from '#app/features/purchases/purchase-page.server.ts'

type PanelProps = {
  purchase: PurchasePage
  ways: readonly PaymentWay[]
  transfer: TransferPage | null
}

/** What there is to do while the purchase is not paid. */
export function PaymentPanel({ purchase, ways, transfer }: PanelProps) {
  const locale = useLocale()
  const { purchase: t } = useMessages()
  if (purchase.attempt?.status === 'review') {
    return (
      <Alert tone="attention" title={t.review.title}>
        {purchase.attempt.method === 'transfer' ? t.review.transfer : t.review.text}
      </Alert>
    )
  }
  return (
    <Card as="section" className="grid grid-cols-1 gap-4 p-5">
      {purchase.whyNotToPay !== null && (
        <Alert tone="attention">{t.calledOff.beforePaying(purchase.whyNotToPay)}</Alert>
      )}
      <TimeLeft until={purchase.expiresAt} />
      {purchase.attempt?.status === 'failed' && <Alert tone="attention">{t.awaiting.failed}</Alert>}
      {transfer ? (
        <TransferPanel
          transfer={transfer}
          page={paths.purchase(locale, purchase.token)}
          uploads={paths.uploadsOfPurchase(purchase.token, 'berkas')}
        />
      ) : (
        <Instructions instructions={liveInstructions(purchase)} />
      )}
      <PayButtons purchase={purchase} ways={ways} transfer={transfer} />
    </Card>
  )
}

/** A number of an attempt that is over must not be paid to. */
function liveInstructions({ attempt }: PurchasePage): unknown {
  return attempt && isLive(attempt.status) ? attempt.instructions : null
}

function TimeLeft({ until }: { until: Date }) {
  const locale = useLocale()
  const { purchase: t } = useMessages()
  return (
    <div>
      <p>{t.awaiting.text}</p>
      <p className="mt-2 font-semibold">
        {t.awaiting.timeLeft}:{' '}
        <time dateTime={until.toISOString()} data-countdown="" data-reload="">
          {t.awaiting.until(formatTime(until, { locale }))}
        </time>
      </p>
    </div>
  )
}

function PayButtons({ purchase, ways, transfer }: PanelProps) {
  const locale = useLocale()
  const { purchase: t } = useMessages()
  const { attempt, token, total } = purchase
  const page = paths.purchase(locale, token)
  const payUrl = attempt && isLive(attempt.status) ? attempt.redirectUrl : null
  return (
    <div className="grid grid-cols-1 gap-2">
      {payUrl && !transfer && (
        <LinkButton href={payUrl} size="large" rel="noreferrer" wide>
          {t.awaiting.pay(total)}
        </LinkButton>
      )}
      {!payUrl && attempt?.status === 'created' && <p>{t.awaiting.preparing}</p>}
      <form
        method="post"
        action={`${page}/bayar`}
        className={`grid grid-cols-1 gap-3 ${transfer ? 'mt-4 border-t border-line pt-6' : ''}`}
      >
        <WayToPay ways={ways} />
        {payUrl ? (
          <>
            <Button look="outline" wide>
              {t.awaiting.otherMethod}
            </Button>
            <p className="-mt-2 text-sm text-ink-soft">{t.awaiting.otherMethodHint}</p>
          </>
        ) : (
          <Button size="large" wide>
            {attempt?.status === 'created' ? t.awaiting.prepare : t.awaiting.pay(total)}
          </Button>
        )}
      </form>
      {!transfer && (
        <form method="post" action={`${page}/periksa`}>
          <Button look="quiet" wide>
            {t.awaiting.check}
          </Button>
        </form>
      )}
      <details>
        <summary className="inline-flex min-h-11 items-center text-sm text-ink-soft underline">
          {t.awaiting.cancel}
        </summary>
        <form method="post" action={`${page}/batal`} className="mt-2">
          <p className="mb-2 text-sm">{t.awaiting.cancelHint}</p>
          <Button look="danger">{t.awaiting.cancel}</Button>
        </form>
      </details>
    </div>
  )
}

const instructionNames = [
  'bank',
  'vaNumber',
  'billerCode',
  'billKey',
  'store',
  'paymentCode',
] as const

function Instructions({ instructions }: { instructions: unknown }) {
  const { purchase: t } = useMessages()
  if (typeof instructions !== 'object' || instructions === null) return null
  const known = instructions as Record<string, unknown>
  const shown = instructionNames.filter((name) => typeof known[name] === 'string')
  if (shown.length === 0) return null
  return (
    <div className="rounded-xl bg-sunken p-4">
      <h2 className="font-semibold">{t.instructions.title}</h2>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {shown.map((name) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{t.instructions[name]}</dt>
            <dd className="font-semibold break-all">{String(known[name])}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
