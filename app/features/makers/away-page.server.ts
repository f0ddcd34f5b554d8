import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { readForm } from '#app/server/read-form.server.ts'
import { setAway } from './away.server.ts'
import { awayForm } from './away.ts'

type Who = { owner: Parameters<typeof setAway>[0]; actor: Parameters<typeof setAway>[1]['actor'] }

/** What a maker and the BUM Desa for one do alike: saved, and on to there, or the form once more. */
export async function awayFromPage({ owner, actor }: Who, request: Request, there: string) {
  const typed = await readForm(request)
  const form = awayForm.safeParse(typed)
  if (!form.success) {
    const problems = z.flattenError(form.error).fieldErrors ?? {}
    return data({ typed, problems, meanwhile: undefined }, { status: 400 })
  }
  const saved = await setAway(owner, { actor, away: form.data, typed })
  if (!saved.ok && saved.reason === 'changed-meanwhile') {
    return data({ typed, problems: {}, meanwhile: saved.meanwhile }, { status: 409 })
  }
  return redirect(there)
}
