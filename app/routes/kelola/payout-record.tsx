import { type ActionFunctionArgs, data } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { recordPayout } from '#app/features/payouts/commands.server.ts'
import { recordForm } from '#app/features/payouts/forms.ts'
import { firstErrors, readForm } from '#app/server/read-form.server.ts'
import type { PayoutTexts } from '#app/i18n/id/payouts.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'
import { answerPayout, requirePayoutDeed } from './payout-verb.server.ts'
import type { loader } from './payout.tsx'

export async function action(args: ActionFunctionArgs) {
  const deed = await requirePayoutDeed(args, 'recordPayout')
  const typed = await readForm(args.request)
  const form = recordForm.safeParse(typed)
  if (!form.success) return data({ typed, errors: firstErrors(form.error) }, { status: 400 })
  const done = await recordPayout({ ...deed, paid: form.data })
  if (!done.ok && (done.reason === 'date' || done.reason === 'reference'))
    return data({ typed, errors: { [done.reason]: done.reason } }, { status: 400 })
  return answerPayout(deed, done as Parameters<typeof answerPayout>[1], 'paid')
}

export default function RecordPayout() {
  const { payout, today } = useRouteLoaderData<typeof loader>('routes/kelola/payout')!
  const answer = useActionData<typeof action>()
  const { payouts: t } = useMessages()
  if (payout.status !== 'approved') return null
  const isTransfer = payout.method === 'transfer'
  const typed: Record<string, unknown> = answer?.typed ?? { date: today }
  const field = (name: 'date' | 'reference', required: boolean) => {
    const error = answer?.errors[name] as keyof PayoutTexts['errors'] | undefined
    const errors = error && [t.errors[error]]
    return { id: name, name, required, initialValue: typed[name], errors }
  }
  return (
    <div className="mb-4">
      <Panel title={t.record.title} lead={t.record.lead} tone="action">
        <form method="post" noValidate className="grid max-w-xl gap-4">
          <TextInput field={field('date', true)} type="date" label={t.record.date} />
          <TextInput
            field={{ ...field('reference', isTransfer), maxLength: 40 }}
            label={isTransfer ? t.record.reference : t.record.receipt}
            hint={isTransfer && t.record.referenceHint}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <div className="flex flex-wrap gap-2">
            <Button size="large">{t.record.submit}</Button>
            <LinkButton href={paths.kelolaPayouts({ id: payout.id })} look="quiet" size="large">
              {t.keep}
            </LinkButton>
          </div>
        </form>
      </Panel>
    </div>
  )
}
