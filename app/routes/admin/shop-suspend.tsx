import { type ActionFunctionArgs, data } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { parseSuspendReason, suspendReasonMaximum } from '#app/features/shops/desk-forms.ts'
import { suspendShop } from '#app/features/shops/suspend.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import type { loader } from './shop.tsx'

export async function action(args: ActionFunctionArgs) {
  const { id: shopId, actor } = await requireDeed(args, 'shopId')
  const { reason: sent } = await readForm(args.request)
  const typed = typeof sent === 'string' ? sent : ''
  const reason = parseSuspendReason(typed)
  if (!reason) return data({ problem: 'suspendReason', typed } as const, { status: 400 })
  const done = await suspendShop({ shopId, actor }, reason)
  return answerDeed(done, { to: paths.admin(`bumdesa/${shopId}`), notice: 'ditangguhkan' })
}

/** Says what it does before it is done. */
export default function SuspendShop() {
  const { shop } = useRouteLoaderData<typeof loader>('routes/admin/shop') ?? {}
  const answer = useActionData<typeof action>()
  const { shops: t, errors, confirm } = useMessages().admin
  const wrong = answer && 'problem' in answer ? answer : null
  if (!shop) return null
  return (
    <div className="mb-4">
      <DeskRefusal />
      {shop.status !== 'suspended' && (
        <Panel title={t.suspendTitle(shop.name)} tone="action">
          <ul className="mb-4 max-w-2xl list-disc pl-5">
            {t.suspendDoes({ live: shop.live, running: shop.runningOrders }).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <form method="post" noValidate className="grid max-w-2xl gap-4">
            <Textarea
              field={{
                id: 'reason',
                name: 'reason',
                required: true,
                maxLength: suspendReasonMaximum,
                initialValue: wrong?.typed,
                errors: wrong ? [errors[wrong.problem]] : undefined,
              }}
              label={t.reason}
              hint={t.reasonHint}
              rows={3}
            />
            <div className="flex flex-wrap gap-2">
              <Button look="danger" size="large">
                {t.suspendSubmit}
              </Button>
              <LinkButton href={paths.admin(`bumdesa/${shop.id}`)} look="quiet" size="large">
                {confirm.keep}
              </LinkButton>
            </div>
          </form>
        </Panel>
      )}
    </div>
  )
}
