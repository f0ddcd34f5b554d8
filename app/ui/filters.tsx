import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button, buttonClasses } from './button.tsx'
import { Field } from './field.tsx'
import { useMessages } from './locale.tsx'

type FiltersProps = {
  /** How many of them are on. */
  on: number
  /** The list without them. */
  clear: string
  children: ReactNode
}

/** What a list can be chosen by beside its words, folded away until something is. */
export function Filters({ on, clear, children }: FiltersProps) {
  const { filters: t } = useMessages().common
  return (
    <details open={on > 0}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-terrace">
        {t.title(on)}
      </summary>
      <div className="mt-2 grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">{children}</div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="outline">{t.apply}</Button>
        {on > 0 && (
          <Link to={clear} className={buttonClasses({ look: 'quiet' })}>
            {t.clear}
          </Link>
        )}
      </div>
    </details>
  )
}

type FilterProps = { name: string; label: string; value: string | null }

/** Nobody wonders whether a filter may be left empty, so nothing says it. */
function Filter({ name, label, children }: Omit<FilterProps, 'value'> & { children: ReactNode }) {
  return (
    <Field field={{ id: name, name, required: true }} label={label}>
      {children}
    </Field>
  )
}

export function FilterDay({ name, label, value }: FilterProps) {
  return (
    <Filter name={name} label={label}>
      <input
        key={value}
        id={name}
        name={name}
        type="date"
        defaultValue={value ?? ''}
        className="field-control"
      />
    </Filter>
  )
}

export function FilterWords({
  name,
  label,
  value,
  maxLength,
}: FilterProps & { maxLength: number }) {
  return (
    <Filter name={name} label={label}>
      <input
        key={value}
        id={name}
        name={name}
        defaultValue={value ?? ''}
        maxLength={maxLength}
        autoComplete="off"
        className="field-control"
      />
    </Filter>
  )
}

type FilterChoiceProps = FilterProps & { options: readonly (readonly [string, string])[] }

export function FilterChoice({ name, label, value, options }: FilterChoiceProps) {
  const { filters: t } = useMessages().common
  return (
    <Filter name={name} label={label}>
      <select
        key={value}
        id={name}
        name={name}
        defaultValue={value ?? ''}
        className="field-control"
      >
        <option value="">{t.anything}</option>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </Filter>
  )
}
