import { Form } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { hidingReasonMaximum } from '../forms.ts'

type HideFormProps = { questionId: string; typed: string; isWrong: boolean }

/** Opened first and said what it does; open at once when a reason was missing. */
export function HideForm({ questionId: id, typed, isWrong }: HideFormProps) {
  const { desk: t } = useMessages().questions
  return (
    <details open={isWrong}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-terrace">
        {t.hide}
      </summary>
      <Form
        method="post"
        action={paths.sellerQuestions('kelola', { id, verb: 'sembunyikan' })}
        noValidate
        className="mt-2 grid max-w-xl gap-3"
      >
        <p>{t.hideText}</p>
        <Textarea
          field={{
            id: 'reason',
            name: 'reason',
            required: true,
            maxLength: hidingReasonMaximum,
            initialValue: typed,
            errors: isWrong ? [t.reasonError] : undefined,
          }}
          label={t.reason}
          hint={t.reasonHint}
          rows={3}
        />
        <div>
          <Button look="danger">{t.hide}</Button>
        </div>
      </Form>
    </details>
  )
}

export function ShowForm({ questionId: id }: { questionId: string }) {
  const { desk: t } = useMessages().questions
  return (
    <Form method="post" action={paths.sellerQuestions('kelola', { id, verb: 'tampilkan' })}>
      <Button look="outline">{t.show}</Button>
    </Form>
  )
}
