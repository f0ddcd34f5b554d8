import type { Field } from './fields.ts'

type Fields = Readonly<Record<string, Field<unknown>>>
type ValuesOf<F extends Fields> = { [Name in keyof F]: F[Name] extends Field<infer T> ? T : never }

/** A part of the editor that is saved by itself: single fields, and rows that all look the same. */
export type Section<F extends Fields = Fields, R extends Fields = Fields> = {
  fields: F
  rows: { columns: R; most: number } | null
}

export const section = <F extends Fields>(fields: F): Section<F, Record<never, never>> => ({
  fields,
  rows: null,
})

/** `most`: as many rows as the section may have; a few empty ones are shown until then. */
export const sectionWithRows = <F extends Fields, R extends Fields>(
  fields: F,
  rows: { columns: R; most: number },
): Section<F, R> => ({ fields, rows })

export type ValuesIn<S extends Section> =
  S extends Section<infer F, infer R>
    ? ValuesOf<F> & ([keyof R] extends [never] ? unknown : { rows: ValuesOf<R>[] })
    : never

/** As a form has it: a column of the rows is a list. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/**
 * By field, of a row `price.2`. `wrong`: not as its control wants it, else a sentence of its own.
 * By `''`: about the whole.
 */
export type Problems = Readonly<Record<string, string>>

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : [value].flat()

/** What was typed in one row, by column. */
export function rowsTyped(section: Section, typed: Typed): Record<string, string>[] {
  if (!section.rows) return []
  const columns = Object.keys(section.rows.columns)
  const length = Math.max(0, ...columns.map((name) => listOf(typed[name]).length))
  return Array.from({ length }, (_, index) =>
    Object.fromEntries(columns.map((name) => [name, listOf(typed[name])[index] ?? ''])),
  )
}

const isQuiet = ({ control: { kind } }: Field<unknown>) => kind === 'hidden' || kind === 'choice'

/** A new row in which nothing was typed says nothing. */
function isBlank(columns: Fields, row: Record<string, string>): boolean {
  return Object.entries(columns).every(([name, field]) =>
    isQuiet(field) ? name !== 'id' || row[name] === '' : row[name]?.trim() === '',
  )
}

export function parseSection<S extends Section>(
  section: S,
  typed: Typed,
): { ok: true; value: ValuesIn<S> } | { ok: false; problems: Problems } {
  const problems: Record<string, string> = {}
  const read = (fields: Fields, from: Typed, at = '') =>
    Object.fromEntries(
      Object.entries(fields).map(([name, { schema }]) => {
        const parsed = schema.safeParse(from[name])
        if (!parsed.success) problems[name + at] = 'wrong'
        return [name, parsed.data]
      }),
    )
  const values = read(section.fields, typed)
  const rows = rowsTyped(section, typed)
  const columns = section.rows?.columns ?? {}
  if (rows.length > (section.rows?.most ?? 0)) problems[''] = 'tooManyRows'
  const written = rows.flatMap((row, index) =>
    isBlank(columns, row) ? [] : [read(columns, row, `.${index}`)],
  )
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const value = section.rows ? { ...values, rows: written } : values
  return { ok: true, value: value as ValuesIn<S> }
}
