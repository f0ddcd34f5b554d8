import type { ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { enableAccount } from '#app/features/users/account-desk.server.ts'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: userId, actor } = await requireDeed(args, 'userId')
  const enabled = await enableAccount({ userId, actor })
  return answerDeed(enabled, { to: paths.admin(`orang/${userId}`), notice: 'dibuka' })
}

export default DeskRefusal
