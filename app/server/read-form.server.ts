/** The body as a form, or 400: a body that only claims to be one is the sender's mistake, not ours. */
export async function readFormData(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Response('Bad Request', { status: 400 })
  }
}

/**
 * The fields of a plain form. A field sent twice is refused by becoming a list, which no schema of a
 * single value takes: `qty=1&qty=-5` must not be two things to two readers. Files are not text.
 */
export async function readForm(request: Request): Promise<Record<string, string | string[]>> {
  const fields: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of await readFormData(request)) {
    if (typeof value !== 'string') continue
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return { ...fields }
}
