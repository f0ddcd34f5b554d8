import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { revokeOtherSessions } from '#app/features/users/commands.server.ts'
import { requireUser } from '#app/server/guards.server.ts'

export { loader } from './sign-out.ts'

export async function action({ request }: ActionFunctionArgs) {
  const { user, sessionId } = await requireUser(request)
  await revokeOtherSessions(user.id, sessionId)
  return redirect(`${paths.account(localeOf(request), 'keamanan')}?selesai=keluar`)
}
