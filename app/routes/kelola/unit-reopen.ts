import type { ActionFunctionArgs } from '@remix-run/node'
import { reopenBusinessUnit } from '#app/features/business-units/commands.server.ts'
import { answerUnit, requireUnit } from './unit-verb.server.ts'

export async function action(args: ActionFunctionArgs) {
  const { deed, unit } = await requireUnit(args)
  return answerUnit(await reopenBusinessUnit(deed, unit.id), 'reopened')
}
