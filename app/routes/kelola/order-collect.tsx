import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { collectForm } from '#app/features/collections/forms.ts'
import { recordCollection } from '#app/features/purchases/collect.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { collectErrors } from './collect-errors.ts'
import { requireOrderDeed } from './order-verb.server.ts'
import { CollectAgain } from './collect-again.tsx'

export async function action(args: ActionFunctionArgs) {
  const deed = await requireOrderDeed(args)
  const typed = await readForm(args.request)
  const form = collectForm.safeParse(typed)
  if (!form.success) return data({ typed, errors: collectErrors(form.error) }, { status: 400 })
  const recorded = await recordCollection({ ...deed, ...form.data })
  if (!recorded.ok) return data({ refusal: recorded.reason }, { status: 409 })
  return redirect(paths.kelolaOrder(args.params.number ?? ''))
}

export default CollectAgain
