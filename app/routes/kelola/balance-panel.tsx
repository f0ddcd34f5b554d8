import { Form } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { balanceMeans, type BalanceMeans } from '#app/features/bookings/balance.ts'
import { VisitText } from '#app/features/bookings/components/visit-text.tsx'
import { undoReasonMaximum } from '#app/features/bookings/desk-forms.ts'
import type { OnSite } from '#app/features/bookings/party.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Panel } from './panel.tsx'

type Balance = {
  bookingId: string
  visit: Visit | null
  onSite: OnSite
  /** Nobody comes any more, and the money is still here. */
  isOff: boolean
  receipt: { means: BalanceMeans; recordedAt: Date } | null
}

type BalancePanelProps = { number: string; balances: readonly Balance[]; canWrite: boolean }

/** What is paid on site: taken with one press, undone with a reason. */
export function BalancePanel({ number, balances, canWrite }: BalancePanelProps) {
  const { balance: t } = useMessages().kelola
  if (balances.length === 0) return null
  return (
    <Panel title={t.title} lead={t.lead}>
      <ul className="grid gap-5">
        {balances.map((balance) => (
          <li key={balance.bookingId} className="grid gap-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              {balance.visit && <VisitText visit={balance.visit} />}
              <Price amount={balance.onSite.amount} className="text-xl font-bold" />
            </p>
            {balance.isOff && <Alert tone="attention">{t.giveBack}</Alert>}
            {balance.receipt && <Received receipt={balance.receipt} />}
            {canWrite && balance.onSite.left > 0n && <Receive number={number} {...balance} />}
            {canWrite && balance.receipt && <Undo number={number} bookingId={balance.bookingId} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Received({
  receipt: { means, recordedAt },
}: {
  receipt: NonNullable<Balance['receipt']>
}) {
  const locale = useLocale()
  const { balance: t } = useMessages().kelola
  return (
    <p className="font-semibold text-terrace">
      {t.received(t.means[means], formatDateTime(recordedAt, { locale }))}
    </p>
  )
}

function Receive({ number, bookingId, onSite }: Balance & { number: string }) {
  const { balance: t } = useMessages().kelola
  return (
    <Form method="post" action={paths.kelolaOrder(number, 'lunasi')} className="grid gap-3">
      <input type="hidden" name="booking" value={bookingId} />
      <input type="hidden" name="amount" value={onSite.left.toString()} />
      <RadioCards
        field={{ id: `means-${bookingId}`, name: 'means', initialValue: 'cash', required: true }}
        label={t.how}
        options={balanceMeans.map((means) => ({ value: means, title: t.means[means] }))}
      />
      <Button look="terrace" size="large" wide>
        {t.receive(onSite.left)}
      </Button>
    </Form>
  )
}

function Undo({ number, bookingId }: { number: string; bookingId: string }) {
  const { balance: t } = useMessages().kelola
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-sm text-ink-soft underline">
        {t.undo}
      </summary>
      <UndoForm number={number} bookingId={bookingId} />
    </details>
  )
}

type UndoFormProps = { number: string; bookingId: string; typed?: string; errors?: string[] }

export function UndoForm({ number, bookingId, typed = '', errors = [] }: UndoFormProps) {
  const { balance: t } = useMessages().kelola
  const field = { id: `reason-${bookingId}`, name: 'reason', required: true, initialValue: typed }
  return (
    <Form method="post" action={paths.kelolaOrder(number, 'batal-lunas')} className="grid gap-3">
      <input type="hidden" name="booking" value={bookingId} />
      <TextInput
        field={{ ...field, errors, maxLength: undoReasonMaximum }}
        label={t.reason}
        hint={t.reasonHint}
      />
      <Button look="danger">{t.undoSubmit}</Button>
    </Form>
  )
}
