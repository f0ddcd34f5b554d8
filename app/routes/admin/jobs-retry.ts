import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { deadKindForm, retryDeadJobs } from '#app/server/job-desk.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { requireAdminActor } from './desk-verb.server.ts'
import { answerJob } from './job-answer.server.ts'

export const loader = () => redirect(paths.admin('pekerjaan'))

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAdminActor(request)
  const { job } = deadKindForm.parse(await readForm(request))
  const moved = await retryDeadJobs({ job, actor })
  return answerJob(moved > 0 ? 'done' : 'gone', 'semua-dijalankan')
}
