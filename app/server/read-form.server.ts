import type { z } from 'zod'

const mostFields = 200
const plainName = /^[a-z][\w-]{0,60}(?:\.[a-z]\w{0,60}|\[\d{1,2}\])*$/i

/**
 * The body as a form, or 400: a body that only claims to be one is the sender's mistake, not ours.
 * Only plain names get through: form libraries build lists from names, so that `a[99999999]` alone
 * would keep a core busy for half a minute, and read `__intent__` as JSON, which may be broken.
 */
export async function readFormData(request: Request): Promise<FormData> {
  const kept = new FormData()
  let count = 0
  for (const [name, value] of await formDataOf(request)) {
    if (++count > mostFields) throw badRequest()
    if (!plainName.test(name)) continue
    if (typeof value === 'string') kept.append(name, value)
    else kept.append(name, value, value.name)
  }
  return kept
}

async function formDataOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw badRequest()
  }
}

const badRequest = () => new Response('Bad Request', { status: 400 })

/**
 * The fields of a plain form. A field sent twice is refused by becoming a list, which no schema of a
 * single value takes: `qty=1&qty=-5` must not be two things to two readers. Files are not text.
 */
export async function readForm(request: Request): Promise<Record<string, string | string[]>> {
  return fieldsOf(await readFormData(request))
}

/** The same of a form that brings files along. */
export function fieldsOf(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return { ...fields }
}

/** The first thing that is wrong with each field, by its name. */
export const firstErrors = (error: z.ZodError): Record<string, string> =>
  Object.fromEntries(
    error.issues.map(({ path, message }) => [String(path[0]), message]).toReversed(),
  )
