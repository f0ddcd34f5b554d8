import { data, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { bookPartialLoss } from '#app/features/payments/dispute-desk.server.ts'
import { lossForm } from '#app/features/payments/desk-forms.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import { useCase } from './use-case.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: caseId, actor } = await requireDeed(args, 'caseId')
  const typed = await readForm(args.request)
  const form = lossForm.safeParse(typed)
  if (!form.success) return data({ wrong: { typed: typed.amount } }, { status: 400 })
  const booked = await bookPartialLoss({ caseId, actor, amount: form.data.amount })
  return answerDeed(booked, {
    to: paths.admin(`uang/kasus/${caseId}`),
    notice: 'sengketa-dibukukan',
  })
}

export default function CaseLoss() {
  const { deeds, here } = useCase()
  const answer = useActionData<typeof action>()
  const { admin } = useMessages()
  const t = admin.lossForm
  const wrong = answer && 'wrong' in answer ? answer.wrong : null
  return (
    <div className="mb-4">
      <DeskRefusal />
      {deeds.settle && (
        <Panel title={t.title} lead={t.lead} tone="action">
          <form method="post" noValidate autoComplete="off" className="grid max-w-xl gap-4">
            <TextInput
              field={{
                id: 'loss-amount',
                name: 'amount',
                required: true,
                maxLength: 20,
                initialValue: wrong?.typed,
                errors: wrong ? [admin.errors.amount] : undefined,
              }}
              label={t.amount}
              inputMode="numeric"
            />
            <div className="flex flex-wrap gap-2">
              <Button size="large">{t.submit}</Button>
              <LinkButton href={here} look="quiet" size="large">
                {admin.confirm.keep}
              </LinkButton>
            </div>
          </form>
        </Panel>
      )}
    </div>
  )
}
