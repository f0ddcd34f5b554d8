import { data, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { DestinationFields } from '#app/features/refunds/components/destination-fields.tsx'
import { setDestination } from '#app/features/refunds/destination.server.ts'
import { readDestination } from '#app/features/refunds/read-destination.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import type { loader } from './refund.tsx'

export async function action(args: ActionFunctionArgs) {
  const { id: refundId, actor } = await requireDeed(args, 'refundId')
  const read = await readDestination(args.request)
  if (!read.ok) return data(read.unfinished, { status: 422 })
  const { destination } = read
  const set = await setDestination({ refundId, owner: 'admin', actor, destination })
  return answerDeed(set, { to: paths.admin(`pengembalian/${refundId}`), notice: 'rekening' })
}

export default function SetDestination() {
  const around = useRouteLoaderData<typeof loader>('routes/admin/refund')
  const answer = useActionData<typeof action>()
  const { refund: t, confirm } = useMessages().admin
  if (!around) return null
  const { id, status, isPrepared } = around.refund
  const { wrong, typed } = answer && 'wrong' in answer ? answer : { wrong: [], typed: {} }
  return (
    <div className="mb-4">
      <DeskRefusal />
      {status === 'manual' && !isPrepared && (
        <Panel title={t.setDestinationTitle} lead={t.setDestinationHint} tone="action">
          <form method="post" noValidate autoComplete="off" className="grid max-w-xl gap-4">
            <DestinationFields wrong={wrong} typed={typed} />
            <div className="flex flex-wrap gap-2">
              <Button size="large">{t.setDestinationSubmit}</Button>
              <LinkButton href={paths.admin(`pengembalian/${id}`)} look="quiet" size="large">
                {confirm.keep}
              </LinkButton>
            </div>
          </form>
        </Panel>
      )}
    </div>
  )
}
