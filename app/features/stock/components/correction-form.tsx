import { Form } from '@remix-run/react'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { refusedField, type RefusedForm } from '#app/ui/refused-field.ts'
import { corrections, longestStockNote } from '../forms.ts'

type CorrectionFormProps = { available: number; refused: RefusedForm }

/** Folded until it is needed: on a phone what happened to the stock comes next. */
export function CorrectionForm({ available, refused }: CorrectionFormProps) {
  const { stock: t } = useMessages()
  const { typed, problems } = refused
  const field = (name: string) => refusedField(t.errors, refused, name)
  // The count stays one of that moment, also when the form comes back.
  const seen = /^\d{1,6}$/.test(String(typed.seen)) ? String(typed.seen) : `${available}`
  return (
    <details
      open={Object.keys(problems).length > 0}
      className="max-w-xl rounded-2xl border border-line bg-surface"
    >
      <summary className="flex min-h-12 cursor-pointer items-center px-4 font-semibold">
        {t.correct}
      </summary>
      <Form method="post" noValidate className="grid gap-5 p-4">
        {problems.seen && <Alert tone="bad">{t.errors.unknown}</Alert>}
        <input type="hidden" name="seen" value={seen} />
        <RadioCards
          field={field('kind')}
          label={t.kind}
          options={corrections.map((value) => ({ value, ...t.kinds[value] }))}
        />
        <TextInput
          field={field('pieces')}
          label={t.pieces}
          hint={t.seen(Number(seen))}
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
    </details>
  )
}
