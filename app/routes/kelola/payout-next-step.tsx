import { Form } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { heldUntil } from '#app/core/account-hold.ts'
import type { PayoutPage } from '#app/features/payouts/payout.ts'
import { may } from '#app/features/shops/shop-rights.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

type PayoutNextStepProps = {
  payout: PayoutPage
  role: Parameters<typeof may>[0]
  /** Prepared by who looks at it, who is then not the one to approve. */
  isMine: boolean
  now: Date
}

/** What is to be done next and by whom, as far as it is this person. */
export function PayoutNextStep({ payout, role, isMine, now }: PayoutNextStepProps) {
  const locale = useLocale()
  const { payouts: t } = useMessages()
  const { id, status } = payout
  const verb = (name: string) => paths.kelolaPayouts({ id, verb: name })
  const sendBack = may(role, 'takePayoutBack') && (
    <LinkButton href={verb('kembalikan')} look="quiet">
      {t.sendBack.open}
    </LinkButton>
  )
  if (status === 'prepared') {
    const isMineToApprove = may(role, 'approvePayout') && !isMine
    const held = payout.account && heldUntil(payout.account)
    const isHeld = held !== null && held > now
    return (
      <Panel title={isMineToApprove ? t.approve.title : t.statuses.prepared} tone="action">
        <p className="mb-4">
          {isHeld
            ? t.approve.held(payout.account?.bank ?? '', formatDateTime(held, { locale }))
            : isMineToApprove
              ? t.approve.lead
              : t.approve.waits}
        </p>
        <div className="flex flex-wrap gap-2">
          {isMineToApprove && !isHeld && (
            <Form method="post" action={verb('setujui')}>
              <Button>{t.approve.submit}</Button>
            </Form>
          )}
          {sendBack}
        </div>
      </Panel>
    )
  }
  if (status === 'approved') {
    return (
      <Panel title={t.statuses.approved} tone="action">
        <p className="mb-4">{may(role, 'recordPayout') ? t.record.lead : t.record.waits}</p>
        <div className="flex flex-wrap gap-2">
          {may(role, 'recordPayout') && (
            <LinkButton href={verb('catat')}>{t.record.open}</LinkButton>
          )}
          {sendBack}
        </div>
      </Panel>
    )
  }
  if (status !== 'paid' || !may(role, 'approvePayout')) return null
  return (
    <div>
      <LinkButton href={verb('batalkan')} look="danger">
        {t.undo.open}
      </LinkButton>
    </div>
  )
}
