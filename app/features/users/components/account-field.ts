import type { FieldMeta } from '#app/ui/field.tsx'
import type { Account } from '#app/i18n/id/account.ts'
import type { FieldProblem } from '../forms.ts'

type FormField = { id: string; name: string; initialValue?: unknown; errors?: string[] | undefined }

/** A required field of an account form, with its problems said in the page's language. */
export function sayProblems(field: FormField, sentences: Account['fieldErrors']): FieldMeta {
  return {
    id: field.id,
    name: field.name,
    initialValue: field.initialValue,
    required: true,
    errors: field.errors?.map((problem) => sentences[problem as FieldProblem] ?? problem),
  }
}
