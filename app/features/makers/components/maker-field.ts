import type { MakerTexts } from '#app/i18n/id/makers.ts'
import type { FieldMeta } from '#app/ui/field.tsx'

/** What came back of a form that was refused: what was typed, and by field which texts say why. */
export type RefusedForm = {
  typed: Readonly<Record<string, unknown>>
  problems: Readonly<Record<string, readonly string[] | undefined>>
}

/** A field with what was typed and what is wrong with it. */
export function makerField(
  { errors: t }: MakerTexts,
  { typed, problems }: RefusedForm,
  name: string,
): FieldMeta {
  const errors = problems[name]?.map((key) => t[key as keyof typeof t] ?? t.unknown)
  return { id: name, name, required: true, initialValue: typed[name], errors }
}
