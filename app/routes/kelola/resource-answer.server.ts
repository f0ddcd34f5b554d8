import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import type { ChangedMeanwhile, Meanwhile } from '#app/core/meanwhile.ts'
import type { Result } from '#app/core/result.ts'
import {
  resourceForm,
  type ResourceInput,
  type TypedResource,
} from '#app/features/resources/forms.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'

type Saved = Result<unknown, 'name-taken' | 'already-changed'> | ChangedMeanwhile
type Fields = Awaited<ReturnType<typeof readForm>>
type Problems = Partial<Record<keyof ResourceInput, string[]>>

/** Only a manager says which guides and vehicles there are. */
export const requireManager = (request: Request) =>
  requireShopMember(request, undefined, { write: true, roles: ['manager'] })

/** Saved, and back to the list; or the form with what was typed and what is wrong with it. */
export async function answerResource(
  request: Request,
  save: (resource: ResourceInput, typed: Fields) => Promise<Saved>,
) {
  const fields = await readForm(request)
  const parsed = resourceForm.safeParse(fields)
  if (!parsed.success) return wrong(fields, z.flattenError(parsed.error).fieldErrors, 400)
  const saved = await save(parsed.data, fields)
  if (saved.ok) return redirect(paths.kelolaResources())
  if (saved.reason === 'changed-meanwhile') return wrong(fields, {}, 409, saved.meanwhile)
  return saved.reason === 'name-taken' ? wrong(fields, { name: ['nameTaken'] }, 409) : notFound()
}

function wrong(fields: Fields, errors: Problems, status: 400 | 409, meanwhile?: Meanwhile) {
  const text = (name: string) => String([fields[name] ?? ''].flat()[0])
  const typed: TypedResource = {
    kind: text('kind'),
    name: text('name'),
    capacity: text('capacity'),
    weekdays: [fields.weekdays ?? []].flat(),
    isActive: text('isActive'),
    seen: text('seen'),
  }
  return data({ typed, errors, meanwhile }, { status })
}
