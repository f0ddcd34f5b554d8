import { Form, Link } from '@remix-run/react'
import type { Meanwhile } from '#app/core/meanwhile.ts'
import { paths } from '#app/core/paths.ts'
import type { Weekday } from '#app/features/bookings/calendar-date.ts'
import type { ResourceTexts } from '#app/i18n/id/resources.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { Checkbox, FieldErrors, TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { SeenField } from '#app/ui/meanwhile.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { longestName, mostPeople, type TypedResource } from '../forms.ts'
import { resourceKinds } from '../resource.ts'
import { ResourceMeanwhile } from './resource-meanwhile.tsx'
import { weekdayName } from './weekday-name.ts'

type ErrorKey = keyof ResourceTexts['errors']

type ResourceFormProps = {
  typed: TypedResource
  errors: Partial<Record<'kind' | 'name' | 'capacity' | 'weekdays', readonly string[]>>
  meanwhile?: Meanwhile | undefined
}

/** What was typed stays, and each mistake stands below its field. */
export function ResourceForm({ typed, errors, meanwhile }: ResourceFormProps) {
  const { resources: t } = useMessages()
  const field = (name: 'kind' | 'name' | 'capacity') => ({
    id: name,
    name,
    required: true,
    initialValue: typed[name],
    errors: errors[name]?.map((key) => t.errors[key as ErrorKey]),
  })
  return (
    <Form method="post" noValidate className="grid max-w-xl gap-5">
      {meanwhile && <ResourceMeanwhile meanwhile={meanwhile} />}
      <SeenField typed={typed} meanwhile={meanwhile} />
      <RadioCards
        field={field('kind')}
        label={t.kind}
        options={resourceKinds.map((kind) => ({ value: kind, title: t.kinds[kind] }))}
      />
      <TextInput
        field={{ ...field('name'), maxLength: longestName }}
        label={t.name}
        hint={t.nameHint}
        autoComplete="off"
      />
      <TextInput
        field={{ ...field('capacity'), min: 1, max: mostPeople }}
        label={t.capacity}
        hint={t.capacityHint}
        type="number"
        inputMode="numeric"
        className="max-w-32"
      />
      <Weekdays chosen={typed.weekdays} problems={errors.weekdays} />
      <Checkbox
        field={{ id: 'isActive', name: 'isActive' }}
        label={t.isActive}
        hint={t.isActiveHint}
        defaultChecked={typed.isActive === 'on'}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="large">{t.save}</Button>
        <Link
          to={paths.kelolaResources()}
          className={buttonClasses({ look: 'quiet', size: 'large' })}
        >
          {t.cancel}
        </Link>
      </div>
    </Form>
  )
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[]

type WeekdaysProps = { chosen: readonly string[]; problems: readonly string[] | undefined }

function Weekdays({ chosen, problems }: WeekdaysProps) {
  const locale = useLocale()
  const { resources: t } = useMessages()
  const isWrong = Boolean(problems?.length)
  return (
    <fieldset
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? 'weekdays-error' : undefined}
    >
      <legend className="mb-1 font-semibold">{t.weekdays}</legend>
      <div className="flex flex-wrap gap-x-4">
        {weekdays.map((weekday) => (
          <label key={weekday} className="flex min-h-11 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              name="weekdays"
              value={weekday}
              defaultChecked={chosen.includes(String(weekday))}
              className="size-6"
            />
            {weekdayName(weekday, locale)}
          </label>
        ))}
      </div>
      <FieldErrors field={{ id: 'weekdays', errors: isWrong ? [t.errors.weekdays] : undefined }} />
    </fieldset>
  )
}
