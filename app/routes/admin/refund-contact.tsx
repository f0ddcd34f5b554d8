import { data, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { formatPhone } from '#app/core/phone.ts'
import { revealContact } from '#app/features/refunds/refund-desk.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { requireDeed } from './desk-verb.server.ts'

/** Only the answer to the deed shows the contact: no address leads to it, nothing keeps it. */
export async function action(args: ActionFunctionArgs) {
  const { id: refundId, actor } = await requireDeed(args, 'refundId')
  const revealed = await revealContact({ refundId, actor })
  if (revealed.ok)
    return data({ contact: revealed.value }, { headers: { 'Cache-Control': 'no-store' } })
  if (revealed.reason === 'not-found') notFound()
  return data({ refusal: revealed.reason }, { status: 409 })
}

export default function RefundContact() {
  const answer = useActionData<typeof action>()
  const { refund: t } = useMessages().admin
  if (!answer || !('contact' in answer)) return <DeskRefusal />
  const { name, phone, email } = answer.contact
  return (
    <div className="mb-4">
      <Panel title={t.contact}>
        <p className="text-xl font-semibold break-words">{name}</p>
        <p>{formatPhone(phone)}</p>
        {email && <p className="break-words">{email}</p>}
        <p className="mt-3">
          <LinkButton href={`tel:${phone}`} look="outline">
            {t.call}
          </LinkButton>
        </p>
      </Panel>
    </div>
  )
}
