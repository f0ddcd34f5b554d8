import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { canGiveBack } from '#app/features/orders/cancellation-policy.ts'
import { giveBackAfterComplaint } from '#app/features/orders/complaint-refund.server.ts'
import { complaintMaximum, complaintState, giveBackForm } from '#app/features/orders/complaint.ts'
import { giveBackGone } from '#app/features/orders/gone-commands.server.ts'
import type { Kelola } from '#app/i18n/id/kelola.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SubmitOrKeep } from '#app/ui/submit-or-keep.tsx'
import { requireOrderDeed } from './order-verb.server.ts'
import type { loader as orderLoader } from './order.tsx'
import { Panel } from './panel.tsx'
import { VerbRefusal } from './verb-refusal.tsx'

/** To who complains, without a word more; to everybody else with a reason, which is read. */
export async function action(args: ActionFunctionArgs) {
  const deed = await requireOrderDeed(args)
  const typed = await readForm(args.request)
  const form = giveBackForm.safeParse(typed)
  if (typed.words !== undefined && !form.success) {
    const why = form.error.issues[0]?.message as keyof Kelola['complaint']['whyErrors']
    return data({ why, typed }, { status: 422 })
  }
  const given = form.success
    ? await giveBackGone({ ...deed, words: form.data.words })
    : await giveBackAfterComplaint(deed)
  if (given.ok) return redirect(paths.kelolaOrder(args.params.number ?? ''))
  if (given.reason === 'not-found') notFound()
  const { reason } = given
  const refusal = reason === 'payment-disputed' ? 'refund-disputed' : reason
  return data({ refusal }, { status: 409 })
}

/** Asked for first, since it cannot be undone. */
export default function GiveBack() {
  const { order, canWrite } = useRouteLoaderData<typeof orderLoader>('routes/kelola/order')!
  const answer = useActionData<typeof action>()
  const { complaint: t } = useMessages().kelola
  const isComplaint = complaintState(order) === 'open'
  const wrong = answer && 'why' in answer ? answer : null
  const refunded = order.refunds
    .filter(({ status }) => status !== 'refused')
    .reduce((sum, { amount }) => sum + amount, 0n)
  return (
    <div className="mb-4">
      <VerbRefusal />
      {canWrite && (isComplaint || canGiveBack(order)) && (
        <Panel title={t.confirm} tone="action">
          <p className="mb-4">{t.confirmText(formatRupiah(order.total - refunded))}</p>
          <Form method="post" className="grid gap-4">
            {!isComplaint && (
              <Textarea
                field={{
                  id: 'give-back-words',
                  name: 'words',
                  required: true,
                  initialValue: wrong?.typed.words,
                  errors: wrong ? [t.whyErrors[wrong.why]] : [],
                  maxLength: complaintMaximum,
                }}
                label={t.why}
                hint={t.whyHint}
                rows={3}
              />
            )}
            <SubmitOrKeep
              submit={t.submit}
              look="danger"
              keep={t.keep}
              backTo={paths.kelolaOrder(order.number)}
            />
          </Form>
        </Panel>
      )}
    </div>
  )
}
