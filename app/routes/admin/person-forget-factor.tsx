import type { ActionFunctionArgs } from '@remix-run/node'
import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { forgetSecondFactorOf } from '#app/features/users/account-desk.server.ts'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import type { loader } from './person.tsx'

export async function action(args: ActionFunctionArgs) {
  const { id: userId, actor } = await requireDeed(args, 'userId')
  const done = await forgetSecondFactorOf({ userId, actor })
  return answerDeed(done, { to: paths.admin(`orang/${userId}`), notice: 'dilepas' })
}

export default function ForgetFactor() {
  const data = useRouteLoaderData<typeof loader>('routes/admin/person')
  if (!data) return null
  const back = paths.admin(`orang/${data.person.id}`)
  const isOpen = !data.isSelf && data.person.hasSecondFactor
  return <Confirm deed="forgetFactor" back={back} isOpen={isOpen} look="action" />
}
