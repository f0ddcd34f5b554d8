import { redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { notFound } from '#app/server/guards.server.ts'
import type { JobDone } from '#app/server/job-desk.server.ts'
import { noticed, type Notice } from './desk-verb.server.ts'

/** Somebody faster is no mistake of this one: the list says so. */
export function answerJob(done: JobDone, notice: Notice) {
  if (done === 'not-found') return notFound()
  const words = { done: notice, gone: 'didahului', 'no-queue': 'tanpa-antrean' } as const
  return redirect(noticed(paths.admin('pekerjaan'), words[done]))
}
