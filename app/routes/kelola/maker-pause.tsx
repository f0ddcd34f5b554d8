import type { ActionFunctionArgs } from '@remix-run/node'
import { Form, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { SubmitOrKeep } from '#app/ui/submit-or-keep.tsx'
import { moveMakerFromPage } from './maker-verb.server.ts'
import type { loader as makerLoader } from './maker.tsx'
import { Panel } from './panel.tsx'

export const action = (args: ActionFunctionArgs) => moveMakerFromPage(args, 'paused')

/** Asked for first: what leaves the shop, what goes on, and a second button. */
export default function PauseMaker() {
  const { maker, isManager } = useRouteLoaderData<typeof makerLoader>('routes/kelola/maker')!
  const { makers } = useMessages()
  const t = makers.pause
  if (!isManager || maker.status !== 'active') return null
  return (
    <div className="mb-6">
      <Panel title={t.title(maker.name)} tone="action">
        <ul className="mb-4 grid list-disc gap-1 pl-5">
          <li>{t.goods(maker.live)}</li>
          <li>{t.running(maker.running)}</li>
          <li>{t.told}</li>
        </ul>
        <Form method="post">
          <SubmitOrKeep
            look="danger"
            submit={t.submit}
            keep={t.keep}
            backTo={paths.kelolaMakers({ id: maker.id })}
          />
        </Form>
      </Panel>
    </div>
  )
}
