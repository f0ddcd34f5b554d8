import type { ReactNode } from 'react'
import {
  type ComplaintField,
  complaintKinds,
  complaintMaximum,
} from '#app/features/orders/complaint.ts'
import { Button } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'

type ComplaintFormProps = {
  order: { number: string; shop: { name: string } }
  wrong: readonly ComplaintField[]
  typed: Record<string, unknown>
  children: ReactNode
}

export function ComplaintForm({ order, wrong, typed, children }: ComplaintFormProps) {
  const { complaint: t } = useMessages().purchase
  const field = (name: ComplaintField) => ({
    id: `complaint-${name}`,
    name,
    initialValue: typed[name],
    errors: wrong.includes(name) ? [t.errors[name]] : undefined,
  })
  return (
    <>
      <h1 className="font-display text-2xl font-bold">{t.title}</h1>
      <p className="text-ink-soft">{t.lead(order.shop.name, order.number)}</p>
      <form method="post" noValidate className="grid gap-4">
        <RadioCards
          field={{ ...field('kind'), required: true }}
          label={t.kind}
          options={complaintKinds.map((value) => ({ value, title: t.kinds[value] }))}
        />
        <Textarea
          field={{ ...field('words'), maxLength: complaintMaximum }}
          label={t.words}
          hint={t.wordsHint}
          rows={5}
        />
        <div className="flex flex-wrap gap-2">
          <Button size="large">{t.submit}</Button>
          {children}
        </div>
      </form>
    </>
  )
}
