import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { recordWaybill } from '#app/features/orders/waybill-commands.server.ts'
import { canHaveWaybill, problemsOf, waybillForm } from '#app/features/orders/waybill-form.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { requireOrderDeed } from './order-verb.server.ts'
import type { loader as orderLoader } from './order.tsx'
import { Panel } from './panel.tsx'
import { VerbRefusal } from './verb-refusal.tsx'
import { WaybillForm } from './waybill-form.tsx'

export async function action(args: ActionFunctionArgs) {
  const deed = await requireOrderDeed(args)
  const fields = await readForm(args.request)
  const form = waybillForm.safeParse(fields)
  if (!form.success) return data({ fields, problems: problemsOf(form.error) }, { status: 400 })
  const recorded = await recordWaybill({ ...deed, ...form.data })
  if (!recorded.ok) return data({ fields, refusal: recorded.reason }, { status: 409 })
  return redirect(paths.kelolaOrder(args.params.number ?? ''))
}

export default function OrderWaybill() {
  const { order, canWrite } = useRouteLoaderData<typeof orderLoader>('routes/kelola/order')!
  const answer = useActionData<typeof action>()
  const { waybill: t } = useMessages().parcels
  const { courier, number } = order.waybill ?? { courier: order.parcel?.courier, number: '' }
  return (
    <div className="mb-4">
      <VerbRefusal />
      {canWrite && canHaveWaybill(order) && (
        <Panel title={t.title} lead={t.lead} tone="action">
          <WaybillForm
            number={order.number}
            isPacked={order.status === 'packed'}
            fields={answer?.fields ?? { courier, number }}
            problems={answer && 'problems' in answer ? answer.problems : {}}
          />
        </Panel>
      )}
    </div>
  )
}
