import { Form, Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { comparisons, type Period, periodNames, type SalesQuery } from '../period.ts'
import { addressOfSales } from '../sales-address.ts'

type PeriodPickerProps = { query: SalesQuery; period: Period; today: string }

/** Each period is an address of its own; dates are chosen in a form that is one as well. */
export function PeriodPicker({ query, period, today }: PeriodPickerProps) {
  const { sales: t } = useMessages()
  const presets = periodNames.filter((name) => name !== 'pilih')
  return (
    <div className="no-print mb-6 grid gap-3">
      <Choices
        label={t.periodLabel}
        choices={presets.map((periode) => ({
          key: periode,
          text: t.period[periode],
          to: paths.kelolaSales(addressOfSales({ ...query, periode })),
          isCurrent: periode === query.periode,
        }))}
      />
      <details open={query.periode === 'pilih'}>
        <summary className="w-fit py-2.5 text-terrace">{t.period.pilih}</summary>
        <Form action={paths.kelolaSales()} className="flex flex-wrap items-end gap-3 pt-1">
          <input type="hidden" name="periode" value="pilih" />
          <input type="hidden" name="banding" value={query.banding} />
          <DayInput name="dari" label={t.from} value={period.from} max={today} />
          <DayInput name="sampai" label={t.to} value={period.to} max={today} />
          <Button look="outline">{t.show}</Button>
        </Form>
      </details>
      <Choices
        label={t.compareWith}
        isNamed
        choices={comparisons.map((banding) => ({
          key: banding,
          text: t.compare[banding],
          to: paths.kelolaSales(addressOfSales({ ...query, banding })),
          isCurrent: banding === query.banding,
        }))}
      />
    </div>
  )
}

type DayInputProps = { name: string; label: string; value: string; max: string }

function DayInput({ name, label, value, max }: DayInputProps) {
  // Another period is another field: what was typed before must not stay.
  return (
    <TextInput
      key={value}
      field={{ id: name, name, max, initialValue: value }}
      label={label}
      type="date"
      required
    />
  )
}

type ChoicesProps = {
  label: string
  isNamed?: boolean
  choices: readonly { key: string; text: string; to: string; isCurrent: boolean }[]
}

function Choices({ label, isNamed = false, choices }: ChoicesProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-2">
      {isNamed && <span className="text-sm text-ink-soft">{label}</span>}
      {choices.map(({ key, text, to, isCurrent }) => (
        <Link
          key={key}
          to={to}
          aria-current={isCurrent ? 'page' : undefined}
          className={`inline-flex min-h-11 items-center rounded-full border px-4 no-underline ${isCurrent ? 'border-terrace bg-terrace font-semibold text-on-terrace' : 'border-line-strong bg-surface text-ink hover:border-terrace'}`}
        >
          {text}
        </Link>
      ))}
    </nav>
  )
}
