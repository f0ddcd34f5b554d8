import { Button } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { type ReportField, reportWordsMaximum } from '../forms.ts'
import { reportKinds } from '../report.ts'

type ReportFormProps = {
  wrong: readonly ReportField[]
  /** What was sent and not taken. */
  typed: Record<string, unknown>
}

export function ReportForm({ wrong, typed }: ReportFormProps) {
  const { form: t, kinds } = useMessages().moderation
  const field = (name: ReportField) => ({
    id: `report-${name}`,
    name,
    initialValue: typed[name],
    errors: wrong.includes(name) ? [t.errors[name]] : undefined,
  })
  return (
    <form method="post" noValidate className="grid gap-4">
      <RadioCards
        field={{ ...field('kind'), required: true }}
        label={t.kind}
        options={reportKinds.map((value) => ({ value, title: kinds[value] }))}
      />
      <Textarea
        field={{ ...field('words'), maxLength: reportWordsMaximum }}
        label={t.words}
        hint={t.wordsHint}
        rows={4}
      />
      <div>
        <Button size="large">{t.submit}</Button>
      </div>
    </form>
  )
}
