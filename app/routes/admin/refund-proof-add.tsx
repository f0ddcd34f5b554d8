import { data, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { noProofForm } from '#app/features/refunds/desk-forms.ts'
import {
  addProof,
  explainNoProof,
  hasRefund,
  takeProof,
} from '#app/features/refunds/proofs.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { fieldsOf, readFormData } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import { NoProofField, ProofField } from './proof-field.tsx'
import type { loader } from './refund.tsx'

export async function action(args: ActionFunctionArgs) {
  const { id: refundId, actor } = await requireDeed(args, 'refundId')
  if (!(await hasRefund(refundId))) notFound()
  const sent = await readFormData(args.request)
  const typed = fieldsOf(sent)
  const proof = await takeProof(actor, sent)
  if (!proof.ok) return data({ problem: proof.reason, typed }, { status: 400 })
  const reason = noProofForm.safeParse(typed).data?.noProof
  if (!proof.value && !reason) return data({ problem: 'missing' as const, typed }, { status: 400 })
  const added = proof.value
    ? await addProof({ refundId, actor, proof: proof.value })
    : await explainNoProof({ refundId, actor, reason: reason ?? '' })
  return answerDeed(added, { to: paths.admin(`pengembalian/${refundId}`), notice: 'bukti' })
}

export default function AddProof() {
  const around = useRouteLoaderData<typeof loader>('routes/admin/refund')
  const answer = useActionData<typeof action>()
  const { refund: t, confirm } = useMessages().admin
  const { problem, typed } = answer && 'problem' in answer ? answer : { problem: null }
  if (!around) return null
  return (
    <div className="mb-4">
      <DeskRefusal />
      {around.isMine && (
        <Panel title={t.addProofTitle} lead={t.addProofHint} tone="action">
          <form
            method="post"
            encType="multipart/form-data"
            noValidate
            className="grid max-w-xl gap-4"
          >
            <ProofField
              isRequired={!around.isMineToProve}
              hint={t.proofHint}
              problem={problem}
              sent={null}
              submit={t.addProofSubmit}
            />
            {around.isMineToProve && (
              <NoProofField
                field={{ id: 'refund-no-proof', name: 'noProof', initialValue: typed?.noProof }}
              />
            )}
            <div className="flex flex-wrap gap-2">
              <Button size="large">{t.addProofSubmit}</Button>
              <LinkButton
                href={paths.admin(`pengembalian/${around.refund.id}`)}
                look="quiet"
                size="large"
              >
                {confirm.keep}
              </LinkButton>
            </div>
          </form>
        </Panel>
      )}
    </div>
  )
}
