import { useMessages } from './locale.tsx'

type QuantityInputProps = {
  name: string
  /** What is counted, for people who cannot see it: the name of the good. */
  label: string
  /** As text where something else than a number was typed. */
  value: number | string
  min?: number
  max?: number
  form?: string
  /** Posts its form after a change, where there is JavaScript; otherwise the form has a button. */
  autosubmit?: boolean
  /** What was typed is not a number that can be had. */
  invalid?: boolean
}

const stepButton =
  'size-11 items-center justify-center text-xl font-semibold text-terrace hover:bg-terrace-soft disabled:opacity-40'

/** A plain number field; `public/enhance.js` shows and wires the minus and plus beside it. */
export function QuantityInput(props: QuantityInputProps) {
  const { name, label, value, min = 1, max, form, autosubmit, invalid } = props
  const { common: t } = useMessages()
  return (
    <span
      data-quantity
      className="inline-flex w-fit items-center overflow-hidden rounded-xl border border-line-strong bg-surface has-aria-invalid:border-danger has-aria-invalid:ring-1 has-aria-invalid:ring-danger"
    >
      <button
        type="button"
        data-step="-1"
        aria-label={`${t.decrease}: ${label}`}
        className={stepButton}
      >
        −
      </button>
      <input
        type="number"
        inputMode="numeric"
        name={name}
        form={form}
        aria-label={`${t.quantity}: ${label}`}
        defaultValue={value}
        min={min}
        max={max}
        step={1}
        required
        aria-invalid={invalid || undefined}
        data-autosubmit={autosubmit || undefined}
        className="no-spinner min-h-11 w-14 bg-transparent text-center text-base font-semibold"
      />
      <button
        type="button"
        data-step="1"
        aria-label={`${t.increase}: ${label}`}
        className={stepButton}
      >
        +
      </button>
    </span>
  )
}
