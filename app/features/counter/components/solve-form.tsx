import { Form } from '@remix-run/react'
import type { Rupiah } from '#app/core/rupiah.ts'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { longestReason } from '../forms.ts'
import { mayBeRecorded } from '../solve-policy.ts'

type SolveFormProps = {
  sale: { total: Rupiah; reason: string; letter: string | null }
  canGiveBack: boolean
  typed: { reason: string; number: string }
  problems: { reason: boolean; number: boolean }
}

/** Why, and the ways in which it may end. */
export function SolveForm({ sale, canGiveBack, typed, problems }: SolveFormProps) {
  const { solve: t } = useMessages().counter
  return (
    <Form method="post" className="grid gap-4" noValidate>
      <TextInput
        field={{
          id: 'reason',
          name: 'reason',
          required: true,
          maxLength: longestReason,
          initialValue: typed.reason,
          errors: problems.reason ? [t.reasonError] : undefined,
        }}
        label={t.reason}
        hint={t.reasonHint}
        autoComplete="off"
      />
      {sale.letter === null && <Choice name="booked" text={t.bookText} label={t.book} />}
      {canGiveBack && mayBeRecorded(sale) && (
        <div className="grid gap-4 border-t border-line pt-4">
          <p>{t.recordedText}</p>
          <TextInput
            field={{
              id: 'number',
              name: 'number',
              initialValue: typed.number,
              errors: problems.number ? [t.refusals['no-such-sale']] : undefined,
            }}
            label={t.number}
            hint={t.numberHint}
            autoComplete="off"
          />
          <Button name="solution" value="recorded" look="terrace" wide>
            {t.recorded}
          </Button>
        </div>
      )}
      {canGiveBack && (
        <Choice name="moneyBack" text={t.giveBackText(sale.total)} label={t.giveBack} />
      )}
    </Form>
  )
}

function Choice({ name, text, label }: { name: string; text: string; label: string }) {
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <p>{text}</p>
      <Button name="solution" value={name} look={name === 'booked' ? 'terrace' : 'outline'} wide>
        {label}
      </Button>
    </div>
  )
}
