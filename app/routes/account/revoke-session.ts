import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { revokeSession } from '#app/features/users/commands.server.ts'
import { revokeSessionForm } from '#app/features/users/forms.ts'
import { notFound, requireUser } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'

export { loader } from './sign-out.ts'

/** Somebody else's session and one that is gone already look the same. */
export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const form = revokeSessionForm.safeParse(await readForm(request))
  if (!form.success) notFound()
  await revokeSession(user.id, form.data.sessionId)
  return redirect(`${paths.account(localeOf(request), 'keamanan')}?selesai=keluar`)
}
