import { paths } from '#app/core/paths.ts'
import { maskedAccount } from '#app/features/refunds/destination.ts'
import type { PurchasePageRefund } from '#app/features/purchases/purchase-page.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type RefundNoteProps = { refund: PurchasePageRefund; token: string; before?: string }

/** How far the money has come, and where it goes if a person has to send it. */
export function RefundNote({ refund, token, before }: RefundNoteProps) {
  const locale = useLocale()
  const { purchase: t } = useMessages()
  const { id, status, amount, destination, isPrepared, isAtCounter } = refund
  if (status === 'manual' && isAtCounter) {
    return <Alert tone="attention">{t.refund.atCounter(amount)}</Alert>
  }
  const page = `${paths.purchase(locale, token)}/rekening/${id}`
  return (
    <Alert tone={status === 'manual' && !destination ? 'attention' : 'info'}>
      <p>
        {before} {t.refund[status](amount)}{' '}
        {destination &&
          t.destination.known(destination.bank, maskedAccount(destination.accountNumber))}
      </p>
      {status === 'manual' && !isPrepared && (
        <p className="no-print mt-3">
          <LinkButton href={page} look={destination ? 'outline' : 'action'}>
            {destination ? t.destination.change : t.destination.open}
          </LinkButton>
        </p>
      )}
    </Alert>
  )
}
