import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import { setAway } from '#app/features/makers/away.server.ts'
import { awayForm } from '#app/features/makers/away.ts'
import { AwayForm } from '#app/features/makers/components/away-form.tsx'
import { getMakerOfShop } from '#app/features/makers/queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import type { loader } from './maker.tsx'
import { Panel } from './panel.tsx'
import { requireManager } from './resource-answer.server.ts'

/** For a maker who has no phone. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireManager(request)
  const { id: makerId } = (await getMakerOfShop({ shopId, makerId: params.makerId })) ?? notFound()
  const typed = await readForm(request)
  const form = awayForm.safeParse(typed)
  if (!form.success) {
    const problems = z.flattenError(form.error).fieldErrors ?? {}
    return data({ typed, problems }, { status: 400 })
  }
  await setAway({ shopId, makerId }, { actor, away: form.data })
  return redirect(paths.kelolaMakers({ id: makerId, kabar: 'away' }))
}

export default function AwayOfMaker() {
  const { maker, away, isManager } = useRouteLoaderData<typeof loader>('routes/kelola/maker')!
  const refused = useActionData<typeof action>()
  const { away: t } = useMessages().makers
  if (!isManager) return null
  return (
    <div className="mb-6">
      <Panel title={t.title} tone="action">
        <AwayForm away={away} refused={refused} back={paths.kelolaMakers({ id: maker.id })} />
      </Panel>
    </div>
  )
}
