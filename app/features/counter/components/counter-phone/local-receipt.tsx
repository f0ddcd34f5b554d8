import { Printer } from 'lucide-react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { add, multiply, parseRupiah, zero } from '#app/core/rupiah.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { WakingPrintButton } from '#app/ui/print-button.tsx'
import type { KeptNote } from '#app/ui/offline/notes.ts'
import { ReceiptSlip } from '../receipt-slip.tsx'
import type { KeptSale } from './store.ts'

type LocalReceiptProps = {
  sale: KeptSale
  shop: string
  state: KeptNote['state']
  canSolve: boolean
  onAgain: () => void
}

/** What a buyer gets while there is no signal: everything but the link. */
export function LocalReceipt({ sale, shop, state, canSolve, onAgain }: LocalReceiptProps) {
  const locale = useLocale()
  const { counter: t } = useMessages()
  const { letter, names, number } = sale
  const lines = letter.lines.map(({ price, quantity }, index) => ({
    name: names[index]?.[locale] ?? '',
    quantity,
    amount: multiply(parseRupiah(price) ?? zero, quantity),
  }))
  const total = add(...lines.map(({ amount }) => amount))
  const received = letter.received === null ? null : parseRupiah(letter.received)
  return (
    <div className="mx-auto grid w-full max-w-lg gap-4">
      {/* The narrow paper fits into every printer. */}
      <ReceiptSlip
        paper="58"
        heading="h2"
        isUndone={false}
        total={total}
        paidWith={letter.paidWith}
        lines={lines}
        note={
          received !== null &&
          received > total && (
            <p className="text-center text-2xl font-bold">{t.change(received - total)}</p>
          )
        }
        foot={
          <>
            {shop} · {t.onPhone.number(number)}
            <span className="block">{formatDateTime(new Date(letter.soldAt), { locale })}</span>
          </>
        }
      />
      <div className="no-print grid gap-3">
        {state === 'unread' && <Alert tone="attention">{t.onPhone.unreadOne}</Alert>}
        {state === 'waiting' && <Alert>{t.onPhone.willTell}</Alert>}
        {state === 'refused' && (
          <Alert tone="attention" title={t.onPhone.refusedOne}>
            {canSolve && (
              <LinkButton href={paths.refusedSales()} look="terrace">
                {t.solve.title}
              </LinkButton>
            )}
          </Alert>
        )}
        <Button type="button" size="large" wide onClick={onAgain}>
          {t.receipt.again}
        </Button>
        <WakingPrintButton wide>
          <Icon icon={Printer} />
          {t.receipt.print}
        </WakingPrintButton>
      </div>
    </div>
  )
}
