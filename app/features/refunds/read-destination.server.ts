import { readForm } from '#app/server/read-form.server.ts'
import { type Destination, type DestinationField, destinationForm } from './destination.ts'

type ReadDestination =
  | { ok: true; destination: Destination }
  | { ok: false; unfinished: { wrong: DestinationField[]; typed: Record<string, unknown> } }

/** The typed account, or which fields are wrong together with what was typed. */
export async function readDestination(request: Request): Promise<ReadDestination> {
  const typed = await readForm(request)
  const form = destinationForm.safeParse(typed)
  if (form.success) return { ok: true, destination: form.data }
  const wrong = form.error.issues.map(({ path }) => path[0] as DestinationField)
  return { ok: false, unfinished: { wrong, typed } }
}
