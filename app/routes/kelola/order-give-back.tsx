import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { Form, Link, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { giveBackAfterComplaint } from '#app/features/orders/complaint-refund.server.ts'
import { complaintState } from '#app/features/orders/complaint.ts'
import { notFound } from '#app/server/guards.server.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { requireOrderDeed } from './order-verb.server.ts'
import type { loader as orderLoader } from './order.tsx'
import { Panel } from './panel.tsx'
import { VerbRefusal } from './verb-refusal.tsx'

export async function action(args: ActionFunctionArgs) {
  const given = await giveBackAfterComplaint(await requireOrderDeed(args))
  if (given.ok) return redirect(paths.kelolaOrder(args.params.number ?? ''))
  if (given.reason === 'not-found') notFound()
  const { reason } = given
  const refusal = reason === 'payment-disputed' ? 'refund-disputed' : reason
  return data({ refusal }, { status: 409 })
}

/** Asked for first, since it cannot be undone. */
export default function GiveBack() {
  const { order, canWrite } = useRouteLoaderData<typeof orderLoader>('routes/kelola/order')!
  const { complaint: t } = useMessages().kelola
  const isOpen = canWrite && complaintState(order) === 'open'
  const refunded = order.refunds
    .filter(({ status }) => status !== 'refused')
    .reduce((sum, { amount }) => sum + amount, 0n)
  return (
    <div className="mb-4">
      <VerbRefusal />
      {isOpen && (
        <Panel title={t.confirm} tone="action">
          <p className="mb-4">{t.confirmText(formatRupiah(order.total - refunded))}</p>
          <Form method="post" className="flex flex-wrap gap-2">
            <Button look="danger" size="large">
              {t.submit}
            </Button>
            <Link
              to={paths.kelolaOrder(order.number)}
              className={buttonClasses({ look: 'quiet', size: 'large' })}
            >
              {t.keep}
            </Link>
          </Form>
        </Panel>
      )}
    </div>
  )
}
