import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { channelForm } from '#app/features/messages/forms.ts'
import { chooseChannel } from '#app/features/messages/letter-books.server.ts'
import { notFound, requireUser } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'

/** Where there is nothing to choose, the choice is not there. */
export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const form = channelForm.safeParse(await readForm(request))
  if (!form.success || !(await chooseChannel(user, form.data.channel))) notFound()
  return redirect(`${paths.account(localeOf(request), 'pemberitahuan')}?tersimpan=lewat`, 303)
}
