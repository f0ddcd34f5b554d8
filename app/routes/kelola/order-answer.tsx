import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { answerComplaint } from '#app/features/orders/complaint-commands.server.ts'
import {
  complaintMaximum,
  complaintReplyForm,
  complaintTurn,
} from '#app/features/orders/complaint.ts'
import type { Kelola } from '#app/i18n/id/kelola.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { requireOrderDeed } from './order-verb.server.ts'
import type { loader as orderLoader } from './order.tsx'
import { Panel } from './panel.tsx'
import { VerbRefusal } from './verb-refusal.tsx'

export async function action(args: ActionFunctionArgs) {
  const deed = await requireOrderDeed(args)
  const typed = await readForm(args.request)
  const form = complaintReplyForm.safeParse(typed)
  if (!form.success) {
    const wrong = form.error.issues[0]?.message as keyof Kelola['complaint']['errors']
    return data({ wrong, typed }, { status: 422 })
  }
  const answered = await answerComplaint({ ...deed, words: form.data.words })
  if (answered.ok) return redirect(paths.kelolaOrder(args.params.number ?? ''))
  if (answered.reason === 'not-found') notFound()
  return data({ refusal: answered.reason }, { status: 409 })
}

/** What the BUM Desa says to a complaint: once, and then the buyer has the word. */
export default function AnswerComplaint() {
  const { order, canWrite } = useRouteLoaderData<typeof orderLoader>('routes/kelola/order')!
  const answer = useActionData<typeof action>()
  const { complaint: t } = useMessages().kelola
  const failed = answer && 'wrong' in answer ? answer : null
  return (
    <div className="mb-4">
      <VerbRefusal />
      {canWrite && complaintTurn(order) === 'shop' && (
        <Panel title={t.answerTitle} tone="action">
          <Form method="post" className="grid gap-4">
            <Textarea
              field={{
                id: 'reply-words',
                name: 'words',
                required: true,
                initialValue: failed?.typed.words,
                errors: failed ? [t.errors[failed.wrong]] : undefined,
                maxLength: complaintMaximum,
              }}
              label={t.answerWords}
              hint={t.answerHint}
              rows={5}
            />
            <div className="flex flex-wrap gap-2">
              <Button size="large">{t.answerSubmit}</Button>
              <Link
                to={paths.kelolaOrder(order.number)}
                className={buttonClasses({ look: 'quiet', size: 'large' })}
              >
                {t.keep}
              </Link>
            </div>
          </Form>
        </Panel>
      )}
    </div>
  )
}
