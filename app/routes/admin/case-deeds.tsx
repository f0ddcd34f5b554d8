import { paths } from '#app/core/paths.ts'
import type { CaseDeeds as Deeds } from '#app/features/payments/desk-deeds.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import type { ShownAttempt } from './attempt-facts.tsx'
import { DeedButton, DeedLink } from './deed.tsx'

type ShownStray = { isConfirmed: boolean; isMine: boolean }

type CaseDeedsProps = {
  found: {
    id: string
    deeds: Deeds
    attempt: ShownAttempt | null
    stray: ShownStray | null
    resolvedAt: Date | null
  }
}

/** Only what the state allows; the commands look again under the lock. */
export function CaseDeeds({ found: { id, deeds, attempt, stray, resolvedAt } }: CaseDeedsProps) {
  const { deeds: t } = useMessages().admin
  const here = (verb: string) => paths.admin(`uang/kasus/${id}/${verb}`)
  const manual = attempt?.refunds.find(({ status }) => status === 'manual')
  // Only a card can be decided about; other money of a wrong amount is here already.
  const isReview = attempt?.status === 'review' && attempt.method === 'card'
  const { ask, accept, giveBack, settle, close } = deeds
  const isIdle = !ask && !accept && !giveBack && !settle && !close
  return (
    <Panel title={t.title} tone="action">
      {isIdle && <p className="text-ink-soft">{t.none}</p>}
      <div className="grid gap-4">
        {stray && !resolvedAt && <StrayDeeds stray={stray} here={here} />}
        {accept && (
          <DeedLink href={here('terima')} label={t.accept} hint={t.acceptHint} look="action" />
        )}
        {giveBack && (
          <DeedLink
            href={here('kembalikan')}
            label={t.giveBack}
            hint={t.giveBackHint}
            look="action"
          />
        )}
        {settle && <DeedLink href={here('sengketa')} label={t.settle} hint={t.settleHint} />}
        {attempt && isReview && (
          <DeedLink href={paths.admin(`uang/pembayaran/${attempt.id}`)} label={t.openAttempt} />
        )}
        {manual && (
          <DeedLink href={paths.admin(`pengembalian/${manual.id}`)} label={t.openRefund} />
        )}
        {ask && <DeedButton href={here('periksa')} label={t.ask} hint={t.askHint} />}
        {close === true && <DeedLink href={here('selesai')} label={t.close} hint={t.closeHint} />}
        {typeof close === 'string' && (
          <p className="text-sm text-ink-soft">{t.closeNotYet[close]}</p>
        )}
      </div>
    </Panel>
  )
}

type StrayDeedsProps = { stray: ShownStray; here: (verb: string) => string }

function StrayDeeds({ stray: { isConfirmed, isMine }, here }: StrayDeedsProps) {
  const { transfers, stray: t } = useMessages().admin
  if (isConfirmed) {
    return <DeedLink href={here('pengirim')} label={t.owner} hint={t.ownerHint} look="action" />
  }
  if (isMine) return <p>{transfers.waitingOther}</p>
  return (
    <DeedLink
      href={here('sahkan')}
      label={transfers.confirm}
      hint={transfers.confirmHint}
      look="action"
    />
  )
}
