import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { useParams } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { changeStatus, isNextStatus } from '#app/features/experiences/publish.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { ExperiencesBackLink } from './experiences-back-link.tsx'
import { requireManager } from './resource-answer.server.ts'

export const loader = () => notFound()

/** Only a manager decides what the public sees. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireManager(request)
  const { slug = '' } = params
  const { to } = await readForm(request)
  const changed = await changeStatus({ shopId, slug, actor }, isNextStatus(to) ? to : notFound())
  if (changed.ok) return redirect(paths.kelolaExperience(slug))
  return changed.reason === 'not-found' ? notFound() : data(null, { status: 409 })
}

/** Only when a colleague was faster. */
export default function ExperienceStatus() {
  const { slug = '' } = useParams()
  const { experiences: t } = useMessages()
  return (
    <div className="grid gap-3">
      <ExperiencesBackLink slug={slug} />
      <Alert tone="attention">{t.statusChanged}</Alert>
    </div>
  )
}
