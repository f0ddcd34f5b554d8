import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { withdrawApplication } from '#app/features/applications/commands.server.ts'
import { notFound, requireUser } from '#app/server/guards.server.ts'

export async function action({ request, params: { applicationId } }: ActionFunctionArgs) {
  const { user, actor } = await requireUser(request)
  if (!applicationId || !isUuid(applicationId)) return notFound()
  const done = await withdrawApplication({ userId: user.id, actor }, applicationId)
  if (!done.ok && done.reason === 'not-found') return notFound()
  return redirect(paths.joinShop({ kabar: done.ok ? 'withdrawn' : 'changed' }))
}
