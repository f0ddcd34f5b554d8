import type { ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { awayFromPage } from '#app/features/makers/away-page.server.ts'
import { AwayForm } from '#app/features/makers/components/away-form.tsx'
import { getMakerOfShop } from '#app/features/makers/queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import type { loader } from './maker.tsx'
import { Panel } from './panel.tsx'
import { requireManager } from './resource-answer.server.ts'

/** For a maker who has no phone. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireManager(request)
  const { id: makerId } = (await getMakerOfShop({ shopId, makerId: params.makerId })) ?? notFound()
  const there = paths.kelolaMakers({ id: makerId, kabar: 'away' })
  return awayFromPage({ owner: { shopId, makerId }, actor }, request, there)
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
