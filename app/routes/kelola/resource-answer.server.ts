import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import type { Result } from '#app/core/result.ts'
import type { TypedResource } from '#app/features/resources/components/resource-form.tsx'
import { resourceForm, type ResourceInput } from '#app/features/resources/forms.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'

type Saved = Result<unknown, 'name-taken' | 'already-changed'>
type Problems = Partial<Record<keyof ResourceInput, string[]>>

/** Only a manager says which guides and vehicles there are. */
export const requireManager = (request: Request) =>
  requireShopMember(request, undefined, { write: true, roles: ['manager'] })

/** Saved, and back to the list; or the form with what was typed and what is wrong with it. */
export async function answerResource(
  request: Request,
  save: (resource: ResourceInput) => Promise<Saved>,
) {
  const fields = await readForm(request)
  const parsed = resourceForm.safeParse(fields)
  if (!parsed.success) return wrong(fields, z.flattenError(parsed.error).fieldErrors, 400)
  const saved = await save(parsed.data)
  if (saved.ok) return redirect(paths.kelolaResources())
  return saved.reason === 'name-taken' ? wrong(fields, { name: ['nameTaken'] }, 409) : notFound()
}

type Fields = Awaited<ReturnType<typeof readForm>>

function wrong(fields: Fields, errors: Problems, status: 400 | 409) {
  const text = (name: string) => String([fields[name] ?? ''].flat()[0])
  const typed: TypedResource = {
    kind: text('kind'),
    name: text('name'),
    capacity: text('capacity'),
    weekdays: [fields.weekdays ?? []].flat(),
    isActive: fields.isActive === 'on',
  }
  return data({ typed, errors }, { status })
}
