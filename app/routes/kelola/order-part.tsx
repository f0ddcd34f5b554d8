import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { parseRupiah } from '#app/core/rupiah.ts'
import { sendInPart } from '#app/features/orders/shortage-commands.server.ts'
import { parseShortages } from '#app/features/orders/shortage-form.ts'
import { listShortLines } from '#app/features/orders/shortage-queries.server.ts'
import { canSendInPart, totalBack } from '#app/features/orders/shortage.ts'
import { db } from '#app/server/db.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { requireOrderDeed } from './order-verb.server.ts'
import type { loader as orderLoader } from './order.tsx'
import { PartConfirm, PartForm } from './part-form.tsx'
import { VerbRefusal } from './verb-refusal.tsx'

/** First what would go back, or be off the bill, from what was typed; with that sum seen, it is done. */
export async function action(args: ActionFunctionArgs) {
  const deed = await requireOrderDeed(args)
  const fields = await readForm(args.request)
  const lines = await listShortLines(db, { id: deed.orderId, shopId: deed.shopId })
  const parsed = parseShortages(fields, lines)
  if ('problems' in parsed) return data({ fields, ...parsed }, { status: 400 })
  const seen = parseRupiah(String(fields.seen ?? ''))
  if (seen === null) return data({ fields, back: totalBack(lines, parsed.typed.shortages) })
  const sent = await sendInPart({ ...deed, ...parsed.typed, seen })
  if (!sent.ok) return data({ fields, refusal: sent.reason }, { status: 409 })
  return redirect(paths.kelolaOrder(args.params.number ?? ''))
}

export default function OrderPart() {
  const { order, canWrite } = useRouteLoaderData<typeof orderLoader>('routes/kelola/order')!
  const answer = useActionData<typeof action>()
  const lines = order.lines.filter(({ visit, shortage }) => !visit && !shortage)
  const isOpen = canWrite && canSendInPart(order)
  const fields = answer?.fields ?? {}
  return (
    <div className="mb-4">
      <VerbRefusal />
      {isOpen && answer && 'back' in answer ? (
        <PartConfirm order={order} fields={fields} back={answer.back} />
      ) : (
        isOpen && (
          <PartForm
            order={order}
            lines={lines}
            fields={fields}
            problems={answer && 'problems' in answer ? answer.problems : {}}
          />
        )
      )}
    </div>
  )
}
