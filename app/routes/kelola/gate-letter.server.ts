import type { z } from 'zod'

/** The JSON a phone sends: 400 for what is none, 422 for what says something else than it should. */
export async function readLetter<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const letter = schema.safeParse(await jsonOf(request))
  if (!letter.success) throw new Response('Unprocessable Content', { status: 422 })
  return letter.data
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    throw new Response('Bad Request', { status: 400 })
  }
}
