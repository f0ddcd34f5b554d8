import { type ActionFunctionArgs, data } from '@remix-run/node'
import { Form, useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { refuseApplication } from '#app/features/applications/commands.server.ts'
import { reasonMaximum, refusalForm } from '#app/features/applications/forms.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { answerApplication, requireApplicationDeed } from './application-verb.server.ts'
import type { loader } from './application.tsx'
import { Panel } from './panel.tsx'

export async function action(args: ActionFunctionArgs) {
  const deed = await requireApplicationDeed(args)
  const typed = await readForm(args.request)
  const form = refusalForm.safeParse(typed)
  if (!form.success) return data({ typed }, { status: 400 })
  const done = await refuseApplication({ ...deed, ...form.data })
  if (!done.ok && done.reason === 'not-found') return notFound()
  return answerApplication(deed.applicationId, done.ok ? 'refused' : 'changed')
}

export default function RefuseApplication() {
  const { application, isManager } = useRouteLoaderData<typeof loader>('routes/kelola/application')!
  const answer = useActionData<typeof action>()
  const { desk: t, errors } = useMessages().applications
  if (!isManager || application.status !== 'waiting') return null
  return (
    <div className="mb-6">
      <Panel title={t.refuseTitle(application.name)} lead={t.refuseLead} tone="action">
        <Form method="post" noValidate className="grid max-w-xl gap-4">
          <Textarea
            field={{
              id: 'reason',
              name: 'reason',
              required: true,
              maxLength: reasonMaximum,
              initialValue: answer?.typed.reason,
              errors: answer && [errors.reason],
            }}
            label={t.reason}
            rows={3}
          />
          <div className="flex flex-wrap gap-2">
            <Button look="danger" size="large">
              {t.refuseSubmit}
            </Button>
            <LinkButton
              href={paths.kelolaApplications({ id: application.id })}
              look="quiet"
              size="large"
            >
              {t.keep}
            </LinkButton>
          </div>
        </Form>
      </Panel>
    </div>
  )
}
