import { type SubmissionResult, useForm } from '@conform-to/react'
import { useActionData } from '@remix-run/react'
import type { z } from 'zod'

type FormSchema = z.ZodType<unknown, Record<string, unknown>>

/** The one form of an account page, with what the action answered. The schema gives the types. */
export function useAccountForm<Schema extends FormSchema>(
  id: string,
  _schema: Schema,
  defaultValue: Record<string, string> = {},
) {
  const answer = useActionData<SubmissionResult<string[]> | object>()
  const lastResult = answer && 'status' in answer ? answer : null
  const [form, fields] = useForm<z.input<Schema>>({
    id,
    lastResult,
    defaultValue: defaultValue as never,
  })
  return { form, fields, lastResult }
}
