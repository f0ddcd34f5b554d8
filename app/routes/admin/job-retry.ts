import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { retryDeadJob } from '#app/server/job-desk.server.ts'
import { requireDeed } from './desk-verb.server.ts'
import { answerJob } from './job-answer.server.ts'

export const loader = () => redirect(paths.admin('pekerjaan'))

export async function action(args: ActionFunctionArgs) {
  const { id: jobId, actor } = await requireDeed(args, 'jobId')
  return answerJob(await retryDeadJob({ jobId, actor }), 'dijalankan')
}
