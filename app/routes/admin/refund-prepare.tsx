import { data, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { transferForm } from '#app/features/refunds/desk-forms.ts'
import { takeProof } from '#app/features/refunds/proofs.server.ts'
import { recordTransfer } from '#app/features/refunds/refund-desk.server.ts'
import { fieldsOf, readFormData } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import { NoProofField, ProofField } from './proof-field.tsx'
import type { loader } from './refund.tsx'

type FieldName = 'reference' | 'date' | 'destination' | 'noProof'

export async function action(args: ActionFunctionArgs) {
  const { id: refundId, actor } = await requireDeed(args, 'refundId')
  const sent = await readFormData(args.request)
  const typed = fieldsOf(sent)
  const form = transferForm.safeParse(typed)
  const proof = await takeProof(actor, sent)
  const kept = proof.ok
    ? { problem: null, proofSent: proof.value?.hash ?? null }
    : { problem: proof.reason, proofSent: null }
  if (!form.success || !proof.ok) {
    const wrong = form.error?.issues.map(({ path }) => path[0] as FieldName) ?? []
    return data({ wrong, typed, ...kept }, { status: 400 })
  }
  const transfer = { ...form.data, proof: proof.value }
  const recorded = await recordTransfer({ refundId, actor, transfer })
  if (recorded.ok || recorded.reason === 'not-found')
    return answerDeed(recorded, { to: paths.admin(`pengembalian/${refundId}`), notice: 'dicatat' })
  if (recorded.reason === 'bad-date') {
    return data({ wrong: ['date' as FieldName], typed, ...kept }, { status: 409 })
  }
  return data({ refusal: recorded.reason, wrong: [], typed, ...kept }, { status: 409 })
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

const nothingSent = { wrong: [], problem: null, proofSent: null }

type TransferFormProps = { id: string; today: string; destination: string }

function TransferForm({ id, today, destination }: TransferFormProps) {
  const { refund: t, errors, refusals, confirm } = useMessages().admin
  const answer = useActionData<typeof action>()
  const { wrong, typed, problem, proofSent } =
    answer && 'wrong' in answer ? answer : { ...nothingSent, typed: { date: today } }
  const said = { ...errors, date: refusals['bad-date'] }
  const field = (name: FieldName) => ({
    id: `transfer-${name}`,
    name,
    required: true,
    initialValue: (typed as Record<string, unknown>)[name],
    errors: wrong.includes(name) ? [said[name]] : undefined,
  })
  return (
    <Panel title={t.sendTitle} lead={t.sendHint} tone="action">
      <form method="post" encType="multipart/form-data" noValidate className="grid max-w-xl gap-4">
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
        <ProofField
          isRequired={false}
          hint={t.proofHint}
          problem={problem}
          sent={proofSent}
          submit={t.sendSubmit}
        />
        <NoProofField field={{ ...field('noProof'), required: false }} />
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
