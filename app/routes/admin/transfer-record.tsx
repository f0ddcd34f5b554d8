import { type ActionFunctionArgs, data } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { arrivalForm } from '#app/features/payments/desk-forms.ts'
import { recordArrival } from '#app/features/payments/transfer-desk.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import type { loader } from './attempt.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'

type FieldName = 'amount' | 'reference'

export async function action(args: ActionFunctionArgs) {
  const { id: attemptId, actor } = await requireDeed(args, 'attemptId')
  const typed = await readForm(args.request)
  const form = arrivalForm.safeParse(typed)
  if (!form.success) {
    const wrong = form.error.issues.map(({ path }) => path[0] as FieldName)
    return data({ wrong, typed }, { status: 400 })
  }
  const recorded = await recordArrival({ attemptId, actor, seen: form.data })
  const to = paths.admin(`uang/pembayaran/${attemptId}`)
  return answerDeed(recorded, { to, notice: 'uang-dicatat' })
}

export default function RecordArrival() {
  const attempt = useRouteLoaderData<typeof loader>('routes/admin/attempt')?.attempt
  const answer = useActionData<typeof action>()
  const { transfers: t, errors, confirm } = useMessages().admin
  const transfer = attempt?.transfer
  if (!attempt || !transfer || transfer.isConfirmed || transfer.isRejected) return <DeskRefusal />
  const { wrong, typed } = answer && 'wrong' in answer ? answer : { wrong: [], typed: {} }
  const field = (name: FieldName) => ({
    id: `arrival-${name}`,
    name,
    required: true,
    initialValue: (typed as Record<string, unknown>)[name],
    errors: wrong.includes(name) ? [errors[name]] : undefined,
  })
  return (
    <div className="mb-4">
      <DeskRefusal />
      <Panel title={t.recordTitle} lead={t.recordLead} tone="action">
        <form method="post" noValidate className="grid max-w-xl gap-4">
          <TextInput
            field={field('amount')}
            label={t.amount}
            inputMode="numeric"
            autoComplete="off"
          />
          <TextInput
            field={{ ...field('reference'), maxLength: 40 }}
            label={t.reference}
            autoComplete="off"
            spellCheck={false}
          />
          <div className="flex flex-wrap gap-2">
            <Button size="large">{t.recordSubmit}</Button>
            <LinkButton
              href={paths.admin(`uang/pembayaran/${attempt.id}`)}
              look="quiet"
              size="large"
            >
              {confirm.keep}
            </LinkButton>
          </div>
        </form>
      </Panel>
    </div>
  )
}
