import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { refusedField, type RefusedForm } from '#app/ui/refused-field.ts'
import { corrections, longestStockNote } from '../forms.ts'

type CorrectionFormProps = { available: number; refused: RefusedForm }

export function CorrectionForm({ available, refused }: CorrectionFormProps) {
  const { stock: t } = useMessages()
  const field = (name: string) => refusedField(t.errors, refused, name)
  return (
    <Form method="post" noValidate className="grid max-w-xl gap-5">
      <input type="hidden" name="seen" value={available} />
      <RadioCards
        field={field('kind')}
        label={t.kind}
        options={corrections.map((value) => ({ value, ...t.kinds[value] }))}
      />
      <TextInput
        field={field('pieces')}
        label={t.pieces}
        hint={t.seen(available)}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextInput
        field={{ ...field('note'), required: false, maxLength: longestStockNote }}
        label={t.note}
        hint={t.noteHint}
        autoComplete="off"
      />
      <div>
        <Button size="large">{t.submit}</Button>
      </div>
    </Form>
  )
}
