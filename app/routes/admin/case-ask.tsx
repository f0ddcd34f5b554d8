import type { ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { getCaseAttemptId } from '#app/features/payments/desk-pages.server.ts'
import { askProviderAgain } from '#app/features/payments/review-desk.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'

export async function action(args: ActionFunctionArgs) {
  const { id, actor } = await requireDeed(args, 'caseId')
  const attemptId = (await getCaseAttemptId(id)) ?? notFound()
  const asked = await askProviderAgain({ attemptId, actor })
  const isUnknown = asked.ok && asked.value === 'not-started'
  const to = paths.admin(`uang/kasus/${id}`)
  return answerDeed(asked, { to, notice: isUnknown ? 'belum-ada' : 'diperbarui' })
}

export default DeskRefusal
