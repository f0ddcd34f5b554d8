import { Form, Link } from '@remix-run/react'
import { Fragment, type ReactNode } from 'react'
import { formatCalendarDate } from '#app/core/dates.ts'
import type { Meanwhile } from '#app/core/meanwhile.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { FormKeyField } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { SeenField } from '#app/ui/meanwhile.tsx'
import type { Named } from '../choices.ts'
import type { Control } from '../fields.ts'
import { type Problems, rowsTyped, type Section, type Typed } from '../section.ts'
import { FixedRows } from './fixed-rows.tsx'
import { SectionField } from './section-field.tsx'
import { SectionMeanwhile } from './section-meanwhile.tsx'
import { useSectionTexts } from './section-texts.tsx'

type Broken = {
  reason: 'below-sold' | 'has-bookings' | 'sold-by'
  date: string
  name: string
  sold?: number
}

/** What came back from a form that could not be saved. */
type FormAnswer = { typed: Typed; problems: Problems; broken?: Broken; meanwhile?: Meanwhile }

type SectionFormProps = {
  section: Section
  typed: Typed
  answer: FormAnswer | undefined
  /** By field, where only the loader knows what there is to choose from. */
  choices?: Readonly<Record<string, readonly Named[]>>
  /** By field, where one of a kind stands in its place. */
  fieldsets?: Readonly<Record<string, ReactNode>>
  backTo: string
  saveLabel?: string
  /** Of what is made anew. */
  formKey?: string
  /** Of the rows, when there are always the same ones: weekdays, places. */
  rowTitles?: readonly string[]
}

/** A plain form; what was typed stays, and each mistake stands below its field. */
export function SectionForm(props: SectionFormProps) {
  const { section, answer, choices, fieldsets, backTo, saveLabel, formKey, rowTitles } = props
  const { experiences: t } = useMessages()
  const typed = answer?.typed ?? props.typed
  const problems = answer?.problems ?? {}
  return (
    <Form method="post" noValidate className="grid max-w-2xl gap-5">
      {answer?.meanwhile ? (
        <SectionMeanwhile
          section={section}
          meanwhile={answer.meanwhile}
          choices={choices}
          rowTitles={rowTitles}
        />
      ) : (
        answer && <NotSaved answer={answer} />
      )}
      {formKey ? (
        <FormKeyField formKey={String(answer?.typed.formKey ?? formKey)} />
      ) : (
        <SeenField typed={typed} meanwhile={answer?.meanwhile} />
      )}
      {Object.entries(section.fields).map(([name, { control }]) => (
        <Fragment key={name}>
          {fieldsets?.[name] ?? (
            <SectionField
              name={name}
              control={control}
              typed={typed[name]}
              problem={problems[name]}
              options={choices?.[name]}
            />
          )}
        </Fragment>
      ))}
      {section.rows && rowTitles && (
        <FixedRows section={section} typed={typed} problems={problems} titles={rowTitles} />
      )}
      {section.rows && !rowTitles && <Rows section={section} typed={typed} problems={problems} />}
      <div className="flex flex-wrap gap-2">
        <Button size="large">{saveLabel ?? t.save}</Button>
        <Link to={backTo} className={buttonClasses({ look: 'quiet', size: 'large' })}>
          {t.cancel}
        </Link>
      </div>
    </Form>
  )
}

function NotSaved({ answer: { problems, broken } }: { answer: FormAnswer }) {
  const locale = useLocale()
  const { experiences: t } = useMessages()
  const { problems: sentences } = useSectionTexts()
  const { '': whole } = problems
  return (
    <Alert tone="bad" title={t.notSaved}>
      {broken
        ? t.broken[broken.reason](
            broken.name.replace(/^(\d\d):(\d\d)$/, '$1.$2'),
            formatCalendarDate(broken.date, locale),
            broken.sold ?? 0,
          )
        : whole
          ? sentences[whole]
          : t.checkBelow}
    </Alert>
  )
}

/** Empty ones to be filled in, as long as there may be more. */
const spareRows = 2

/** Names and sentences need more room than numbers; what is not seen has none at all. */
function roomOf(control: Control): string | undefined {
  if (control.kind === 'hidden') return 'hidden'
  if (!('longest' in control)) return undefined
  if (control.longest > 80) return 'col-span-full'
  return control.longest > 30 ? 'col-span-2' : undefined
}

type RowsProps = { section: Section; typed: Typed; problems: Problems }

function Rows({ section, typed, problems }: RowsProps) {
  const { experiences: t } = useMessages()
  const { columns = {}, most = 0 } = section.rows ?? {}
  const written = rowsTyped(section, typed)
  const isTyped = (row: Record<string, string>) =>
    Object.entries(row).some(([name, value]) => name !== 'isActive' && value !== '')
  const filled = written.filter(isTyped).length
  const shown = Math.max(written.length, Math.min(most, filled + spareRows))
  return Array.from({ length: shown }, (_, index) => {
    const row = written[index]
    return (
      // Rows have no identity until they are saved; they are never moved.
      // oxlint-disable-next-line react/no-array-index-key
      <fieldset key={index} className="rounded-xl border border-line bg-surface p-4">
        <legend className="px-1 font-semibold text-ink-soft">
          {row && isTyped(row) ? t.row(index + 1) : t.newRow}
        </legend>
        <div className="grid grid-cols-2 items-start gap-x-4 gap-y-3 lg:grid-cols-3">
          {Object.entries(columns).map(([name, { control }]) => (
            <div key={name} className={roomOf(control)}>
              <SectionField
                name={name}
                control={control}
                typed={row?.[name]}
                problem={problems[`${name}.${index}`]}
                row={index}
              />
            </div>
          ))}
        </div>
      </fieldset>
    )
  })
}
