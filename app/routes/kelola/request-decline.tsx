import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useRouteLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import { declineRequest } from '#app/features/requests/desk-commands.server.ts'
import { answerMaximum, declineForm } from '#app/features/requests/forms.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SubmitOrKeep } from '#app/ui/submit-or-keep.tsx'
import { Panel } from './panel.tsx'
import { RequestRefusal } from './request-refusal.tsx'
import { requireRequestDeed } from './request-verb.server.ts'
import type { loader as requestLoader } from './request.tsx'

export async function action(args: ActionFunctionArgs) {
  const deed = await requireRequestDeed(args)
  const typed = await readForm(args.request)
  const form = declineForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, problems: z.flattenError(form.error).fieldErrors }, { status: 400 })
  }
  const declined = await declineRequest({ ...deed, ...form.data })
  if (!declined.ok) return data({ typed, refusal: declined.reason }, { status: 409 })
  return redirect(paths.kelolaRequest(args.params.number ?? ''))
}

/** Asked for first, since it cannot be undone: why, and a second button. */
export default function DeclineRequest() {
  const { request, canWrite } = useRouteLoaderData<typeof requestLoader>('routes/kelola/request')!
  const answer = useActionData<typeof action>()
  const { desk } = useMessages().requests
  const t = desk.decline
  if (!canWrite || request.status !== 'asked') return <RequestRefusal />
  return (
    <div className="mb-4">
      <RequestRefusal />
      <Panel title={t.title} tone="action">
        <p className="mb-4">{t.lead}</p>
        <Form method="post" className="grid gap-4">
          <Textarea
            field={{
              id: 'decline-answer',
              name: 'answer',
              required: true,
              maxLength: answerMaximum,
              initialValue: answer?.typed.answer,
            }}
            label={t.answer}
            hint={t.answerHint}
            rows={3}
          />
          <SubmitOrKeep
            submit={t.submit}
            look="danger"
            keep={t.keep}
            backTo={paths.kelolaRequest(request.number)}
          />
        </Form>
      </Panel>
    </div>
  )
}
