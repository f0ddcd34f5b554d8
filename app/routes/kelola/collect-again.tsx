import { useActionData, useRouteLoaderData } from '@remix-run/react'
import type { Kelola } from '#app/i18n/id/kelola.ts'
import { type CollectAnswer, CollectPanel } from './collect-panel.tsx'
import type { loader } from './order.tsx'
import { VerbRefusal } from './verb-refusal.tsx'

/** The panel once more, with what was typed and what is wrong with it. */
export function CollectAgain() {
  const { order, userId } = useRouteLoaderData<typeof loader>('routes/kelola/order')!
  const answer = useActionData<CollectAnswer | { refusal: keyof Kelola['refusals'] }>()
  return (
    <div className="mb-4">
      <VerbRefusal />
      <CollectPanel
        order={order}
        userId={userId}
        answer={answer && 'typed' in answer ? answer : undefined}
      />
    </div>
  )
}
