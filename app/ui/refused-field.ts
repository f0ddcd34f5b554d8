import type { FieldMeta } from './field.tsx'

/** What came back of a form that was refused: what was typed, and by field which texts say why. */
export type RefusedForm = {
  typed: Readonly<Record<string, unknown>>
  problems: Readonly<Record<string, readonly string[] | undefined>>
}

type Errors = Readonly<Record<string, string>> & { unknown: string }

/** A field with what was typed and what is wrong with it. */
export function refusedField(
  errors: Errors,
  { typed, problems }: RefusedForm,
  name: string,
): FieldMeta {
  const said = problems[name]?.map((key) => errors[key] ?? errors.unknown)
  return { id: name, name, required: true, initialValue: typed[name], errors: said }
}
