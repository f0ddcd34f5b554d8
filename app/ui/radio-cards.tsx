import type { ReactNode } from 'react'
import type { FieldMeta } from './field.tsx'

export type RadioCard = {
  value: string
  title: string
  text?: ReactNode
  /** At the right edge, usually a price. */
  aside?: ReactNode
  disabled?: boolean
}

type RadioCardsProps = {
  field: FieldMeta
  label: string
  hint?: ReactNode
  options: readonly RadioCard[]
  /** Posts the form at once when another card is chosen, where there is JavaScript. */
  autosubmit?: boolean
}

/** One choice of a few, each with room for an explanation and a price. */
export function RadioCards({ field, label, hint, options, autosubmit }: RadioCardsProps) {
  const errorId = field.errors?.length ? `${field.id}-error` : undefined
  const chosen = typeof field.initialValue === 'string' ? field.initialValue : undefined
  return (
    <fieldset
      className="min-w-0"
      aria-describedby={errorId}
      aria-invalid={errorId ? true : undefined}
    >
      <legend className="mb-2 font-semibold">{label}</legend>
      {hint && <div className="mb-3 text-sm text-ink-soft">{hint}</div>}
      <div className="grid grid-cols-1 gap-2">
        {options.map((option) => (
          <Card
            key={option.value}
            name={field.name}
            option={option}
            checked={chosen === option.value}
            required={field.required ?? false}
            autosubmit={autosubmit ?? false}
          />
        ))}
      </div>
      {errorId && (
        <p id={errorId} className="mt-1.5 font-medium text-danger">
          {field.errors?.join(' ')}
        </p>
      )}
    </fieldset>
  )
}

type CardProps = {
  name: string
  option: RadioCard
  checked: boolean
  required: boolean
  autosubmit: boolean
}

function Card({ name, option, checked, required, autosubmit }: CardProps) {
  const { value, title, text, aside, disabled } = option
  return (
    <label className="flex min-h-14 cursor-pointer items-start gap-3 rounded-xl border border-line-strong bg-surface p-3 has-checked:border-terrace has-checked:bg-terrace-soft has-checked:ring-1 has-checked:ring-terrace has-disabled:cursor-not-allowed has-disabled:opacity-60">
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={checked}
        required={required}
        disabled={disabled}
        data-autosubmit={autosubmit || undefined}
        className="mt-0.5 size-6 shrink-0"
      />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3 font-semibold">
          <span className="min-w-0 flex-1 basis-28">{title}</span>
          {aside && <span className="shrink-0">{aside}</span>}
        </span>
        {text && <span className="block text-sm text-ink-soft">{text}</span>}
      </span>
    </label>
  )
}
