import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { withdrawQuestion } from '#app/features/questions/commands.server.ts'
import { withdrawForm } from '#app/features/questions/forms.ts'
import { notFound, requireUser } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'

/** Somebody else's question and one that is gone already look the same. */
export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const form = withdrawForm.safeParse(await readForm(request))
  if (!form.success) notFound()
  await withdrawQuestion(user.id, form.data.questionId)
  return redirect(paths.ownQuestions(localeOf(request), { selesai: 'hapus' }), 303)
}
