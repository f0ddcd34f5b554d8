import { Form } from '@remix-run/react'
import { useState } from 'react'
import { add, formatRupiah, parseRupiah, type Rupiah, zero } from '#app/core/rupiah.ts'
import { Button } from '#app/ui/button.tsx'
import { Textarea, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { refusedField, type RefusedForm } from '#app/ui/refused-field.ts'
import { longestTillNote, piecesField } from '../forms.ts'
import { denominations, differenceOf, sumOfPieces } from '../till.ts'
import { Difference } from './flow-table.tsx'

type CountFormProps = {
  round: number
  /** What should have come in of the day in cash. */
  cash: Rupiah
  usualFloat: Rupiah
  refused: RefusedForm
}

/** With a script the difference is seen while typing; without one it is said once it was sent. */
export function CountForm({ round, cash, usualFloat, refused }: CountFormProps) {
  const { till: t } = useMessages()
  const typedFloat = refused.typed.openingFloat ?? formatRupiah(usualFloat).slice('Rp'.length)
  const [typed, setTyped] = useState<Record<string, unknown>>({
    ...refused.typed,
    openingFloat: typedFloat,
  })
  const field = (name: string) => refusedField(t.errors, { ...refused, typed }, name)
  const { expected, counted } = readCount(typed, cash)
  const difference = counted === null ? null : differenceOf({ counted, expected })
  const note = { required: difference !== null && difference !== 0n, maxLength: longestTillNote }
  return (
    <Form
      method="post"
      noValidate
      className="grid gap-5"
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
          const { name, value } = target
          setTyped((before) => ({ ...before, [name]: value }))
        }
      }}
    >
      <input type="hidden" name="round" value={round} />
      <input type="hidden" name="seen" value={cash.toString()} />
      {round > 1 && (
        <TextInput
          field={{ ...field('reason'), maxLength: longestTillNote }}
          label={t.reason}
          hint={t.reasonHint}
          autoComplete="off"
        />
      )}
      <TextInput
        field={field('openingFloat')}
        label={t.openingFloat}
        hint={t.openingFloatHint}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextInput
        field={field('counted')}
        label={t.counted}
        hint={t.countedHint}
        inputMode="numeric"
        autoComplete="off"
      />
      <PiecesFields field={field} />
      <p aria-live="polite" className="rounded-xl bg-sunken px-4 py-3">
        {t.resultLead(expected)} {difference !== null && <Difference amount={difference} />}
      </p>
      <Textarea field={{ ...field('note'), ...note }} label={t.note} hint={t.noteHint} rows={2} />
      <div>
        <Button size="large">{round > 1 ? t.submitAgain : t.submit}</Button>
      </div>
    </Form>
  )
}

type PiecesFieldsProps = { field: (name: string) => ReturnType<typeof refusedField> }

function PiecesFields({ field }: PiecesFieldsProps) {
  const { till: t } = useMessages()
  const fields = denominations.map((one) => ({ one, meta: field(piecesField(one)) }))
  const isUsed = fields.some(({ meta }) => meta.initialValue || meta.errors)
  return (
    <details open={isUsed} className="rounded-xl border border-line">
      <summary className="min-h-12 cursor-pointer px-4 py-3 font-semibold">{t.byPieces}</summary>
      <div className="grid gap-3 p-4 pt-0">
        <p className="text-sm text-ink-soft">{t.piecesHint}</p>
        <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-5">
          {fields.map(({ one, meta }) => (
            <TextInput
              key={one}
              field={{ ...meta, required: true }}
              label={t.piece(one)}
              inputMode="numeric"
              autoComplete="off"
              required={false}
            />
          ))}
        </div>
      </div>
    </details>
  )
}

/** What was typed so far; null for a count that nobody can read yet. */
function readCount(
  typed: Readonly<Record<string, unknown>>,
  cash: Rupiah,
): { expected: Rupiah; counted: Rupiah | null } {
  const text = (name: string) => String(typed[name] ?? '').trim()
  const sum = sumOfPieces(
    Object.fromEntries(
      denominations.flatMap((one) => {
        const count = text(piecesField(one))
        return /^\d{1,6}$/.test(count) ? [[one, Number(count)]] : []
      }),
    ),
  )
  const expected = add(parseRupiah(text('openingFloat')) ?? zero, cash)
  return { expected, counted: parseRupiah(text('counted')) ?? (sum > 0n ? sum : null) }
}
