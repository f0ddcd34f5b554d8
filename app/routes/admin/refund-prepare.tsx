import { data, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { transferForm } from '#app/features/refunds/desk-forms.ts'
import { recordTransfer } from '#app/features/refunds/refund-desk.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import type { loader } from './refund.tsx'

type FieldName = 'reference' | 'date' | 'destination'

export async function action(args: ActionFunctionArgs) {
  const { id: refundId, actor } = await requireDeed(args, 'refundId')
  const typed = await readForm(args.request)
  const form = transferForm.safeParse(typed)
  if (!form.success) {
    const wrong = form.error.issues.map(({ path }) => path[0] as FieldName)
    return data({ wrong, typed }, { status: 400 })
  }
  const recorded = await recordTransfer({ refundId, actor, transfer: form.data })
  return answerDeed(recorded, { to: paths.admin(`pengembalian/${refundId}`), notice: 'dicatat' })
}

export default function RecordTransfer() {
  const around = useRouteLoaderData<typeof loader>('routes/admin/refund')
  if (!around) return null
  const { id, status, isPrepared, destination } = around.refund
  return (
    <div className="mb-4">
      <DeskRefusal />
      {status === 'manual' && !isPrepared && destination && (
        <TransferForm id={id} today={around.today} destination={destination.version} />
      )}
    </div>
  )
}

type TransferFormProps = { id: string; today: string; destination: string }

function TransferForm({ id, today, destination }: TransferFormProps) {
  const { refund: t, errors, confirm } = useMessages().admin
  const answer = useActionData<typeof action>()
  const { wrong, typed } =
    answer && 'wrong' in answer ? answer : { wrong: [], typed: { date: today } }
  const field = (name: FieldName) => ({
    id: `transfer-${name}`,
    name,
    required: true,
    initialValue: (typed as Record<string, unknown>)[name],
    errors: wrong.includes(name) ? [errors[name]] : undefined,
  })
  return (
    <Panel title={t.sendTitle} lead={t.sendHint} tone="action">
      <form method="post" noValidate className="grid max-w-xl gap-4">
        <input type="hidden" name="destination" value={destination} />
        {wrong.includes('destination') && <p className="text-danger">{errors.destination}</p>}
        <TextInput
          field={{ ...field('reference'), maxLength: 40 }}
          label={t.reference}
          hint={t.referenceHint}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <TextInput field={field('date')} type="date" label={t.date} />
        <div className="flex flex-wrap gap-2">
          <Button size="large">{t.sendSubmit}</Button>
          <LinkButton href={paths.admin(`pengembalian/${id}`)} look="quiet" size="large">
            {confirm.keep}
          </LinkButton>
        </div>
      </form>
    </Panel>
  )
}
