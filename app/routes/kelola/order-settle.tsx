import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { settleForm } from '#app/features/collections/forms.ts'
import { settleDifference } from '#app/features/purchases/collect.server.ts'
import { transaction } from '#app/server/db.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { collectErrors } from './collect-errors.ts'
import { requireOrderDeed } from './order-verb.server.ts'
import { CollectAgain } from './collect-again.tsx'

export async function action(args: ActionFunctionArgs) {
  const deed = await requireOrderDeed(args)
  const typed = await readForm(args.request)
  const form = settleForm.safeParse(typed)
  if (!form.success) return data({ typed, errors: collectErrors(form.error) }, { status: 400 })
  const { orderId, actor } = deed
  const settled = await transaction((tx) =>
    settleDifference(tx, { orderId, actor, owner: deed, ...form.data }),
  )
  if (!settled.ok) return data({ refusal: settled.reason }, { status: 409 })
  return redirect(paths.kelolaOrder(args.params.number ?? ''))
}

export default CollectAgain
