import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { classes } from './classes.ts'
import { useMessages } from './locale.tsx'

/**
 * What a control needs to know about its field. A field of conform (`fields.phone`) fits as it is;
 * without conform, `{ id: 'q', name: 'q' }` does.
 */
export type FieldMeta = {
  id: string
  name: string
  errors?: readonly string[] | undefined
  initialValue?: unknown
  required?: boolean | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  min?: string | number | undefined
  max?: string | number | undefined
  step?: string | number | undefined
  pattern?: string | undefined
  formId?: string
}

type FieldProps = { field: FieldMeta; label: string; hint?: ReactNode; children: ReactNode }

/** Of a form that makes something: sent again, because the answer was lost on the way, it makes nothing more. */
export function FormKeyField({ formKey }: { formKey: string }) {
  return <input type="hidden" name="formKey" defaultValue={formKey} />
}

/** Label, control, hint and errors, tied together by ids so that a screen reader says them all. */
export function Field({ field, label, hint, children }: FieldProps) {
  const { common: t } = useMessages()
  return (
    <div>
      <label htmlFor={field.id} className="mb-1.5 block font-semibold">
        {label}
        {!field.required && (
          <span className="ml-1.5 font-normal text-ink-soft">({t.optional})</span>
        )}
      </label>
      {children}
      <Hint field={field}>{hint}</Hint>
      <FieldErrors field={field} />
    </div>
  )
}

function Hint({ field, children }: { field: FieldMeta; children: ReactNode }) {
  if (!children) return null
  return (
    <p id={`${field.id}-hint`} className="mt-1.5 text-sm text-ink-soft">
      {children}
    </p>
  )
}

export function FieldErrors({ field }: { field: Pick<FieldMeta, 'id' | 'errors'> }) {
  if (!field.errors?.length) return null
  return (
    <p id={`${field.id}-error`} className="mt-1.5 font-medium text-danger">
      {field.errors.join(' ')}
    </p>
  )
}

/** What every control of a field has in common. */
function controlProps(field: FieldMeta, hint: ReactNode) {
  const invalid = Boolean(field.errors?.length)
  const described = classes(hint ? `${field.id}-hint` : null, invalid && `${field.id}-error`)
  return {
    id: field.id,
    name: field.name,
    ...(field.formId && { form: field.formId }),
    ...(field.required && { required: true }),
    ...(invalid && { 'aria-invalid': true }),
    ...(described && { 'aria-describedby': described }),
  }
}

function textOf({ initialValue }: FieldMeta): string | undefined {
  return typeof initialValue === 'string' ? initialValue : undefined
}

/** Leaves out what is not set: React would print `undefined` limits as missing anyway, types would not. */
function limits<K extends keyof FieldMeta>(field: FieldMeta, ...names: readonly K[]) {
  return Object.fromEntries(
    names.filter((name) => field[name] !== undefined).map((name) => [name, field[name]]),
  ) as { [P in K]: NonNullable<FieldMeta[P]> }
}

type Described = { field: FieldMeta; label: string; hint?: ReactNode }
type InputProps = Described & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name' | 'form'>

export function TextInput({ field, label, hint, className, ...input }: InputProps) {
  return (
    <Field field={field} label={label} hint={hint}>
      <input
        type="text"
        defaultValue={textOf(field)}
        {...limits(field, 'minLength', 'maxLength', 'min', 'max', 'step', 'pattern')}
        {...controlProps(field, hint)}
        {...input}
        className={classes('field-control', className)}
      />
    </Field>
  )
}

type TextareaProps = Described &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'name' | 'form'>

export function Textarea({ field, label, hint, className, ...textarea }: TextareaProps) {
  return (
    <Field field={field} label={label} hint={hint}>
      <textarea
        rows={4}
        defaultValue={textOf(field)}
        {...limits(field, 'minLength', 'maxLength')}
        {...controlProps(field, hint)}
        {...textarea}
        className={classes('field-control', className)}
      />
    </Field>
  )
}

type SelectProps = Described & {
  options: readonly { value: string; label: string }[]
  /** Shown first, and an answer like the others: no browser asks for another one. */
  none?: string
  /** Shown first, and no answer. */
  prompt?: string
}

export function Select({ field, label, hint, options, none, prompt }: SelectProps) {
  const first = none ?? prompt
  const asked = none === undefined ? field : { ...field, required: false }
  return (
    <Field field={field} label={label} hint={hint}>
      <select
        defaultValue={textOf(field) ?? ''}
        {...controlProps(asked, hint)}
        className="field-control"
      >
        {first !== undefined && <option value="">{first}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}

type CheckboxProps = Omit<Described, 'label'> & {
  label: ReactNode
  value?: string
  defaultChecked?: boolean
}

export function Checkbox({ field, label, hint, value = 'on', defaultChecked }: CheckboxProps) {
  return (
    <div>
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <input
          type="checkbox"
          value={value}
          defaultChecked={defaultChecked ?? textOf(field) === value}
          {...controlProps(field, hint)}
          className="mt-0.5 size-6 shrink-0"
        />
        <span>{label}</span>
      </label>
      <Hint field={field}>{hint}</Hint>
      <FieldErrors field={field} />
    </div>
  )
}
