import type { FieldMeta } from '#app/ui/field.tsx'
import type { Messages } from '#app/i18n/id.ts'

type Reasons = Messages['checkout']['fieldErrors']

/** Reasons for each field, as the schemas give them. */
export type FieldProblems = Readonly<Record<string, readonly string[] | undefined>>

/** A field of the checkout: what was typed stays, and reasons become sentences in the page's language. */
export function fieldMeta(
  name: string,
  {
    values,
    problems,
    sentences,
    required = false,
  }: {
    values: Readonly<Record<string, string>>
    problems: FieldProblems
    sentences: Reasons
    required?: boolean
  },
): FieldMeta {
  return {
    id: name,
    name,
    required,
    initialValue: values[name],
    errors: problems[name]?.map((reason) => sentences[reason as keyof Reasons] ?? sentences.empty),
  }
}
