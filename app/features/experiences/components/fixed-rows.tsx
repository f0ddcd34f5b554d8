import { classes } from '#app/ui/classes.ts'
import type { Control } from '../fields.ts'
import { type Problems, rowsTyped, type Section, type Typed } from '../section.ts'
import { useErrors, useFieldTexts } from './section-field.tsx'

type FixedRowsProps = {
  section: Section
  typed: Typed
  problems: Problems
  /** As many as there are rows, in their order. */
  titles: readonly string[]
}

/** A table to be filled in: what a row is of stands at its left, and may be left empty. */
export function FixedRows({ section, typed, problems, titles }: FixedRowsProps) {
  const rows = rowsTyped(section, typed)
  const columns = Object.entries(section.rows?.columns ?? {})
  const hidden = columns.find(([, { control }]) => control.kind === 'hidden')
  const shown = columns.filter(([, { control }]) => control.kind !== 'hidden')
  // A browser wants more room for a time than a phone has, and can do with less; names cannot.
  const hasClock = shown.some(([, { control }]) => control.kind === 'clock')
  return (
    <table className={classes('w-full border-collapse text-left', hasClock && 'table-fixed')}>
      <thead>
        <tr>
          {hidden && <ColumnTitle name={hidden[0]} className={hasClock && 'w-20 sm:w-28'} />}
          {shown.map(([name]) => (
            <ColumnTitle key={name} name={name} />
          ))}
        </tr>
      </thead>
      <tbody>
        {titles.map((title, index) => (
          <tr key={title} className="border-t border-line align-top">
            <th scope="row" className="py-4 pr-2 font-semibold">
              {title}
              {hidden && (
                <input type="hidden" name={hidden[0]} value={rows[index]?.[hidden[0]] ?? ''} />
              )}
            </th>
            {shown.map(([name, { control }]) => (
              <td key={name} className="py-2 pl-2">
                <Cell
                  name={name}
                  control={control}
                  row={index}
                  title={title}
                  typed={rows[index]?.[name] ?? ''}
                  problem={problems[`${name}.${index}`]}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ColumnTitle({ name, className }: { name: string; className?: string | false }) {
  const { label } = useFieldTexts(name)
  return (
    <th
      scope="col"
      className={classes('pb-2 pl-2 text-sm font-semibold text-ink-soft first:pl-0', className)}
    >
      {label}
    </th>
  )
}

type CellProps = {
  name: string
  control: Control
  row: number
  title: string
  typed: string
  problem: string | undefined
}

function Cell({ name, control, row, title, typed, problem }: CellProps) {
  const { label } = useFieldTexts(name)
  const errors = useErrors({ control, problem })
  const id = `${name}-${row}`
  const isTime = control.kind === 'clock'
  return (
    <>
      <input
        id={id}
        name={name}
        type={isTime ? 'time' : 'text'}
        inputMode={isTime ? undefined : 'numeric'}
        autoComplete="off"
        defaultValue={typed}
        aria-label={`${label}, ${title}`}
        aria-invalid={errors ? true : undefined}
        aria-describedby={errors ? `${id}-error` : undefined}
        className={classes('field-control px-2.5!', isTime && 'min-w-0 max-sm:px-1.5!')}
      />
      {errors && (
        <p id={`${id}-error`} className="mt-1 text-sm font-medium text-danger">
          {errors.join(' ')}
        </p>
      )}
    </>
  )
}
