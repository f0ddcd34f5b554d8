import type { ActionFunctionArgs } from '@remix-run/node'
import { approveApplication } from '#app/features/applications/commands.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { answerApplication, requireApplicationDeed } from './application-verb.server.ts'

export async function action(args: ActionFunctionArgs) {
  const deed = await requireApplicationDeed(args)
  const done = await approveApplication(deed)
  if (done.ok) return answerApplication(deed.applicationId, 'approved')
  if (done.reason === 'not-found') return notFound()
  const isTaken = done.reason === 'already-maker'
  return answerApplication(deed.applicationId, isTaken ? 'already-maker' : 'changed')
}
