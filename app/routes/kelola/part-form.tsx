import { Form, Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { formatRupiah, type Rupiah, subtract } from '#app/core/rupiah.ts'
import {
  missingField,
  type ShortageProblem,
  weightField,
} from '#app/features/orders/shortage-form.ts'
import { measureOf } from '#app/features/catalog/measure.ts'
import { missingReasons } from '#app/features/orders/shortage.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { type FieldMeta, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Panel } from './panel.tsx'

type Fields = Readonly<Record<string, unknown>>
type Problems = Partial<Record<string, ShortageProblem>>
type Line = { id: string; title: string; unit: string; quantity: number }

type PartOrder = { number: string; isDue: boolean; total: Rupiah }
type PartFormProps = {
  order: PartOrder
  lines: readonly Line[]
  fields: Fields
  problems: Problems
}

/** What is paid at the hand-over costs less; of what is paid already something goes back. */
function usePartWords({ isDue }: PartOrder) {
  const { kelola, collections } = useMessages()
  return { ...kelola.part, ...(isDue ? collections.part : {}) }
}

/** Of each good how many are missing, or what it weighs; and why, and where the missing are. */
export function PartForm({ order, lines, fields, problems }: PartFormProps) {
  const t = usePartWords(order)
  const { number } = order
  const field = (name: string) => ({
    id: name,
    name,
    required: false,
    initialValue: fields[name],
    errors: problems[name] ? [t.problems[problems[name]]] : [],
  })
  return (
    <Panel title={t.title} lead={t.lead} tone="action">
      <Form method="post" action={paths.kelolaOrder(number, 'sebagian')} className="grid gap-5">
        {problems.form && <Alert tone="attention" title={t.problems[problems.form]} />}
        {lines.map((line) => (
          <fieldset key={line.id} className="min-w-0 border-b border-line pb-4">
            <legend className="font-semibold">{line.title}</legend>
            <p className="mb-2 text-sm text-ink-soft">{t.of(line.quantity, line.unit)}</p>
            <div className="grid gap-3 sm:grid-cols-2">
              <TextInput
                field={field(missingField(line.id))}
                label={t.missing}
                inputMode="numeric"
                maxLength={3}
              />
              <FinalWeight unit={line.unit} field={field(weightField(line.id))} />
            </div>
          </fieldset>
        ))}
        <RadioCards
          field={field('alasan')}
          label={t.reason}
          options={missingReasons.map((value) => ({ value, title: t.reasons[value] }))}
        />
        <RadioCards
          field={field('rak')}
          label={t.shelf}
          options={(['kembali', 'habis'] as const).map((value) => ({
            value,
            title: t.shelves[value],
            text: t.shelfTexts[value],
          }))}
        />
        <div className="flex flex-wrap gap-2">
          <Button size="large">{t.check}</Button>
          <KeepLink number={number} />
        </div>
      </Form>
    </Panel>
  )
}

function FinalWeight({ unit, field }: { unit: string; field: FieldMeta }) {
  const { part: t } = useMessages().kelola
  const measure = measureOf(unit)
  if (!measure) return null
  return (
    <TextInput
      field={field}
      label={measure.whole === 'kg' ? t.weight : t.volume}
      hint={t.weightHint}
      inputMode="decimal"
      maxLength={7}
    />
  )
}

type PartConfirmProps = { order: PartOrder; fields: Fields; back: Rupiah }

/** What was typed comes along unseen; the sum is what is agreed to. */
export function PartConfirm({ order, fields, back }: PartConfirmProps) {
  const t = usePartWords(order)
  const { number, total } = order
  const title =
    back > 0n
      ? t.confirm(formatRupiah(back), formatRupiah(subtract(total, back)))
      : t.confirmNothing
  return (
    <Panel title={title} lead={t.confirmText} tone="action">
      <Form
        method="post"
        action={paths.kelolaOrder(number, 'sebagian')}
        className="flex flex-wrap gap-2"
      >
        {Object.entries(fields).map(
          ([name, value]) =>
            typeof value === 'string' &&
            name !== 'seen' && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <input type="hidden" name="seen" value={String(back)} />
        <Button look="danger" size="large">
          {t.submit}
        </Button>
        <KeepLink number={number} />
      </Form>
    </Panel>
  )
}

function KeepLink({ number }: { number: string }) {
  const { part: t } = useMessages().kelola
  return (
    <Link
      to={paths.kelolaOrder(number)}
      className={buttonClasses({ look: 'quiet', size: 'large' })}
    >
      {t.keep}
    </Link>
  )
}
