import { data, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { seenTransferForm } from '#app/features/refunds/desk-forms.ts'
import { confirmTransfer } from '#app/features/refunds/refund-desk.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import type { loader } from './refund.tsx'

type FieldName = 'reference' | 'amount' | 'account'

export async function action(args: ActionFunctionArgs) {
  const { id: refundId, actor } = await requireDeed(args, 'refundId')
  const typed = await readForm(args.request)
  const form = seenTransferForm.safeParse(typed)
  if (!form.success) {
    const wrong = form.error.issues.map(({ path }) => path[0] as FieldName)
    return data({ wrong, typed }, { status: 400 })
  }
  const done = await confirmTransfer({ refundId, actor, seen: form.data })
  return answerDeed(done, { to: paths.admin(`pengembalian/${refundId}`), notice: 'dipastikan' })
}

export default function ConfirmTransfer() {
  const around = useRouteLoaderData<typeof loader>('routes/admin/refund')
  if (!around) return null
  return (
    <div className="mb-4">
      <DeskRefusal />
      {around.isMineToConfirm && <SeenForm id={around.refund.id} />}
    </div>
  )
}

function SeenForm({ id }: { id: string }) {
  const { refund: t, errors, confirm } = useMessages().admin
  const answer = useActionData<typeof action>()
  const { wrong, typed } = answer && 'wrong' in answer ? answer : { wrong: [], typed: {} }
  const field = (name: FieldName) => ({
    id: `seen-${name}`,
    name,
    required: true,
    maxLength: 40,
    initialValue: (typed as Record<string, unknown>)[name],
    errors: wrong.includes(name) ? [errors[name]] : undefined,
  })
  return (
    <Panel title={confirm.confirmTransfer.title} lead={confirm.confirmTransfer.text} tone="action">
      <form method="post" noValidate autoComplete="off" className="grid max-w-xl gap-4">
        <TextInput
          field={field('reference')}
          label={t.seenReference}
          hint={t.seenReferenceHint}
          autoCapitalize="characters"
          spellCheck={false}
        />
        <TextInput field={field('amount')} label={t.seenAmount} inputMode="numeric" />
        <TextInput
          field={field('account')}
          label={t.seenAccount}
          hint={t.seenAccountHint}
          inputMode="numeric"
        />
        <div className="flex flex-wrap gap-2">
          <Button size="large">{confirm.confirmTransfer.submit}</Button>
          <LinkButton href={paths.admin(`pengembalian/${id}`)} look="quiet" size="large">
            {confirm.keep}
          </LinkButton>
        </div>
      </form>
    </Panel>
  )
}
