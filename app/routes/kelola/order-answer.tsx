import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { answerComplaint } from '#app/features/orders/complaint-commands.server.ts'
import {
  complaintMaximum,
  complaintReplyForm,
  complaintTurn,
} from '#app/features/orders/complaint.ts'
import type { Kelola } from '#app/i18n/id/kelola.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Textarea, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SubmitOrKeep } from '#app/ui/submit-or-keep.tsx'
import { requireOrderDeed } from './order-verb.server.ts'
import type { loader as orderLoader } from './order.tsx'
import { Panel } from './panel.tsx'
import { VerbRefusal } from './verb-refusal.tsx'

type Wrong = { field: 'words' | 'back'; why: keyof Kelola['complaint']['errors'] }

/** Words go at once; money only when its sum was seen once more. */
export async function action(args: ActionFunctionArgs) {
  const deed = await requireOrderDeed(args)
  const typed = await readForm(args.request)
  const form = complaintReplyForm.safeParse(typed)
  if (!form.success) {
    const issue = form.error.issues[0]
    const wrong = { field: issue?.path[0], why: issue?.message } as Wrong
    return data({ wrong, typed }, { status: 422 })
  }
  const { back } = form.data
  if (back > 0n && typed.seen !== String(back)) return data({ back, typed })
  const answered = await answerComplaint({ ...deed, ...form.data })
  if (answered.ok) return redirect(paths.kelolaOrder(args.params.number ?? ''))
  if (answered.reason === 'not-found') notFound()
  if (answered.reason === 'too-much') {
    return data({ wrong: { field: 'back', why: 'tooMuch' } as Wrong, typed }, { status: 422 })
  }
  const { reason } = answered
  const refusal = reason === 'payment-disputed' ? 'refund-disputed' : reason
  return data({ refusal }, { status: 409 })
}

/** What the BUM Desa says to a complaint: once, and then the buyer has the word. */
export default function AnswerComplaint() {
  const { order, canWrite } = useRouteLoaderData<typeof orderLoader>('routes/kelola/order')!
  const answer = useActionData<typeof action>()
  const { complaint: t } = useMessages().kelola
  const seen = answer && 'back' in answer ? answer.back : null
  const typed = answer && 'typed' in answer ? answer.typed : {}
  const wrong = answer && 'wrong' in answer ? answer.wrong : null
  const errorsOf = (field: Wrong['field']) => (wrong?.field === field ? [t.errors[wrong.why]] : [])
  return (
    <div className="mb-4">
      <VerbRefusal />
      {canWrite && complaintTurn(order) === 'shop' && (
        <Panel
          title={seen ? t.confirmBack(formatRupiah(seen)) : t.answerTitle}
          {...(seen && { lead: t.confirmBackText })}
          tone="action"
        >
          <Form method="post" className="grid gap-4">
            <Textarea
              field={{
                id: 'reply-words',
                name: 'words',
                required: true,
                initialValue: typed.words,
                errors: errorsOf('words'),
                maxLength: complaintMaximum,
              }}
              label={t.answerWords}
              hint={t.answerHint}
              rows={5}
            />
            <TextInput
              field={{
                id: 'reply-back',
                name: 'back',
                initialValue: typed.back,
                errors: errorsOf('back'),
              }}
              label={t.back}
              hint={t.backHint}
              inputMode="numeric"
              maxLength={15}
            />
            {seen && <input type="hidden" name="seen" value={String(seen)} />}
            <SubmitOrKeep
              submit={seen ? t.submitBack : t.answerSubmit}
              look={seen ? 'danger' : 'action'}
              keep={t.keep}
              backTo={paths.kelolaOrder(order.number)}
            />
          </Form>
        </Panel>
      )}
    </div>
  )
}
