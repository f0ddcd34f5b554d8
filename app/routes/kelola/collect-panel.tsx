import { Form } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { formatRupiah, type Rupiah, subtract } from '#app/core/rupiah.ts'
import { longestWhy, takenWith } from '#app/features/collections/forms.ts'
import type { OrderStatus } from '#app/features/orders/order-status.ts'
import { Button } from '#app/ui/button.tsx'
import { Textarea, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Panel } from './panel.tsx'

export type CollectAnswer = {
  typed: Record<string, string | string[]>
  errors: { amount?: 'wrongAmount'; paidWith?: 'wrongWay'; why?: 'wrongWhy' }
}

type CollectPanelProps = {
  order: {
    number: string
    status: OrderStatus
    isDue: boolean
    collection: { due: Rupiah; taken: Rupiah | null; takenBy: string | null } | null
  }
  /** Null for who only reads. */
  userId: string | null
  answer?: CollectAnswer | undefined
}

/** The money of an order that is paid when the buyer has the goods, from the hand-over until it is booked. */
export function CollectPanel({ order, userId, answer }: CollectPanelProps) {
  const { collection, number } = order
  if (!order.isDue || !collection) return null
  const { due, taken, takenBy } = collection
  if (taken !== null) {
    const mayDecide = userId !== null && takenBy !== userId
    return <Difference {...{ number, due, taken, answer, mayDecide }} isReader={userId === null} />
  }
  if (order.status !== 'handedOver' || userId === null) return null
  return <Collect number={number} due={due} answer={answer} />
}

type PartProps = { number: string; due: Rupiah; answer: CollectAnswer | undefined }

function Collect({ number, due, answer }: PartProps) {
  const { collections } = useMessages()
  const t = collections.panel
  const errors = answer?.errors ?? {}
  return (
    <Panel title={t.title(due)} lead={t.text} tone="action">
      <Form
        method="post"
        noValidate
        action={paths.kelolaOrder(number, 'uang')}
        className="grid max-w-xl gap-4"
      >
        <TextInput
          field={{
            id: 'amount',
            name: 'amount',
            required: true,
            initialValue: answer?.typed.amount ?? formatRupiah(due).replace('Rp', ''),
            errors: errors.amount && [t[errors.amount]],
          }}
          label={t.amount}
          hint={t.amountHint}
          inputMode="numeric"
        />
        <RadioCards
          field={{
            id: 'paidWith',
            name: 'paidWith',
            required: true,
            initialValue: answer?.typed.paidWith ?? 'cash',
            errors: errors.paidWith && [t[errors.paidWith]],
          }}
          label={t.paidWith}
          options={takenWith.map((value) => ({ value, title: t.ways[value] }))}
        />
        <Button size="large">{t.submit}</Button>
      </Form>
      <details className="mt-4 border-t border-line pt-2">
        <summary className="inline-flex min-h-11 items-center underline">{t.notTaken}</summary>
        <Form method="post" action={paths.kelolaOrder(number, 'tidak-diambil')} className="mt-1">
          <p className="mb-3">{t.notTakenText}</p>
          <Button look="danger">{t.notTakenSubmit}</Button>
        </Form>
      </details>
    </Panel>
  )
}

function Difference({
  number,
  due,
  taken,
  answer,
  mayDecide,
  isReader,
}: PartProps & { taken: Rupiah; mayDecide: boolean; isReader: boolean }) {
  const { difference: t } = useMessages().collections
  const error = answer?.errors.why
  return (
    <Panel title={t.title(taken, due)} tone="action">
      <p>{taken < due ? t.short(subtract(due, taken)) : t.over(subtract(taken, due))}</p>
      {!mayDecide && !isReader && <p className="mt-2 font-semibold">{t.own}</p>}
      {mayDecide && (
        <Form
          method="post"
          noValidate
          action={paths.kelolaOrder(number, 'selisih')}
          className="mt-3 grid max-w-xl gap-4"
        >
          <Textarea
            field={{
              id: 'why',
              name: 'why',
              required: true,
              maxLength: longestWhy,
              initialValue: answer?.typed.why,
              errors: error && [t[error]],
            }}
            label={t.why}
            hint={t.whyHint}
            rows={3}
          />
          <Button size="large">{t.submit(due)}</Button>
        </Form>
      )}
    </Panel>
  )
}
