import type { Weekday } from '#app/features/bookings/calendar-date.ts'
import { weekdayName } from '#app/features/resources/components/weekday-name.ts'
import type { ExperienceTexts } from '#app/i18n/id/experiences.ts'
import { Checkbox, Field, FieldErrors, Textarea, TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import type { Named } from '../choices.ts'
import type { Control } from '../fields.ts'
import { useSectionTexts } from './section-texts.tsx'

type SectionFieldProps = {
  /** As in the texts. */
  name: string
  control: Control
  typed: string | readonly string[] | undefined
  /** A key of the texts, or `wrong`. */
  problem?: string | undefined
  /** Of which row; a single field has none. */
  row?: number
  /** What there is to choose from, where only the loader knows. */
  options?: readonly Named[] | undefined
}

/** More to choose from is a list. */
const mostCards = 6

const weekdays = ['1', '2', '3', '4', '5', '6', '7']

export function useFieldTexts(name: string) {
  return useSectionTexts().fields[name] ?? { label: name, hint: '' }
}

/** One control with its label, what was typed and what is wrong with it. */
export function SectionField(props: SectionFieldProps) {
  const { name, control, typed, row, options } = props
  const { label, hint } = useFieldTexts(name)
  const optionTexts = useOptions(control, options)
  const { experiences: t } = useMessages()
  const errors = useErrors(props)
  const isOptional = 'isOptional' in control ? control.isOptional : false
  const text = typeof typed === 'string' ? typed : undefined
  const field = {
    id: row === undefined ? name : `${name}-${row}`,
    name,
    initialValue: text,
    errors,
    required: !isOptional,
  }
  const described = { field, label, ...(hint && { hint }) }
  switch (control.kind) {
    case 'hidden':
      return <input type="hidden" name={name} value={text ?? ''} />
    case 'line':
      return <TextInput {...described} maxLength={control.longest} autoComplete="off" />
    case 'formatted':
      return <TextInput {...described} autoComplete="off" className="max-w-96" />
    case 'paragraph':
      return <Textarea {...described} rows={5} />
    case 'list':
      return (
        <Textarea {...described} field={{ ...field, required: !control.isOptional }} rows={4} />
      )
    case 'whole':
      return (
        <TextInput {...described} inputMode="numeric" autoComplete="off" className="max-w-32" />
      )
    case 'rupiah':
      return (
        <TextInput {...described} inputMode="numeric" autoComplete="off" className="max-w-40" />
      )
    case 'degrees':
      return (
        <TextInput
          {...described}
          field={{ ...field, required: false }}
          autoComplete="off"
          className="max-w-40"
        />
      )
    case 'monthDay':
      return <TextInput {...described} autoComplete="off" placeholder="1/7" className="max-w-32" />
    case 'clock':
      return <TextInput {...described} type="time" className="max-w-40" />
    case 'date':
      return <TextInput {...described} type="date" className="max-w-48" />
    case 'check':
      return <Checkbox {...described} />
    case 'choices':
    case 'weekdays':
      return (
        <Choices
          {...props}
          label={label}
          hint={control.kind === 'weekdays' && isOptional ? t.noWeekdays : hint}
          options={optionTexts}
          errors={errors}
        />
      )
    case 'choice':
      return options || name === 'isActive' || control.options.length > mostCards ? (
        <Select {...described} options={optionTexts} chosen={text} />
      ) : (
        <RadioCards field={field} label={label} {...(hint && { hint })} options={optionTexts} />
      )
  }
}

function useOptions(control: Control, given: readonly Named[] | undefined): readonly Named[] {
  const locale = useLocale()
  const t = useSectionTexts()
  if (given) return given
  if (control.kind === 'weekdays') {
    return weekdays.map((value) => ({
      value,
      title: weekdayName(Number(value) as Weekday, locale),
    }))
  }
  if (!('options' in control)) return []
  return control.options.map((value) => ({
    value,
    title: t.options[value] ?? value,
  }))
}

type Wrong = Pick<SectionFieldProps, 'control' | 'problem'>

export function useErrors({ control, problem }: Wrong): string[] | undefined {
  const { experiences } = useMessages()
  const { problems, formats } = useSectionTexts()
  if (problem === undefined) return undefined
  if (problem !== 'wrong') return [problems[problem] ?? problem]
  if (control.kind === 'formatted') return [formats[control.format] ?? control.format]
  return [mistakeIn(control, experiences.mistakes)]
}

function mistakeIn(
  control: Exclude<Control, { kind: 'formatted' }>,
  t: ExperienceTexts['mistakes'],
): string {
  switch (control.kind) {
    case 'line':
      return t.line(control.longest)
    case 'paragraph':
      return t.paragraph(control.longest)
    case 'list':
      return t.list(control.most, control.longest)
    case 'whole':
      return t.whole(control.min, control.max)
    case 'degrees':
      return t.degrees(control.most)
    case 'rupiah':
    case 'clock':
    case 'date':
    case 'monthDay':
    case 'weekdays':
      return t[control.kind]
    case 'choice':
    case 'choices':
    case 'check':
    case 'hidden':
      return t.choice
  }
}

type SelectProps = {
  field: Parameters<typeof Field>[0]['field']
  label: string
  hint?: string
  options: readonly Named[]
  chosen: string | undefined
}

function Select({ field, label, hint, options, chosen }: SelectProps) {
  const isWrong = Boolean(field.errors?.length)
  return (
    <Field field={field} label={label} hint={hint}>
      <select
        id={field.id}
        name={field.name}
        defaultValue={chosen || options[0]?.value}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${field.id}-error` : undefined}
        className="field-control"
      >
        {options.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </Field>
  )
}

type ChoicesProps = SectionFieldProps & {
  label: string
  hint: string
  options: readonly Named[]
  errors: string[] | undefined
}

function Choices({ name, typed, label, hint, options, errors }: ChoicesProps) {
  const chosen = [typed ?? []].flat()
  return (
    <fieldset
      aria-invalid={errors ? true : undefined}
      aria-describedby={errors ? `${name}-error` : undefined}
    >
      <legend className="mb-1 font-semibold">{label}</legend>
      {hint && <p className="text-sm text-ink-soft">{hint}</p>}
      <div className="flex flex-wrap gap-x-4">
        {options.map(({ value, title }) => (
          <label key={value} className="flex min-h-11 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              className="size-6"
            />
            {title}
          </label>
        ))}
      </div>
      <FieldErrors field={{ id: name, errors }} />
    </fieldset>
  )
}
