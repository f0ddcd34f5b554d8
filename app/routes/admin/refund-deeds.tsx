import { paths } from '#app/core/paths.ts'
import type { Admin } from '#app/i18n/id/admin.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeedButton, DeedLink } from './deed.tsx'

type Shown = {
  id: string
  status: keyof Admin['refundStatus']
  isPrepared: boolean
  destination: object | null
  hasContact: boolean
  attemptId: string
}
type RefundDeedsProps = { refund: Shown; isMine: boolean; isSlow: boolean }

export function RefundDeeds({ refund, isMine, isSlow }: RefundDeedsProps) {
  const { refund: t, deeds } = useMessages().admin
  const { id, status, isPrepared } = refund
  const here = (verb: string) => paths.admin(`pengembalian/${id}/${verb}`)
  if (isSlow) return <SlowDeeds {...refund} />
  if (status !== 'manual') {
    const said = {
      confirmed: t.done,
      refused: t.refused,
      requested: t.running,
      accepted: t.running,
    }
    return <Panel title={deeds.title}>{said[status]}</Panel>
  }
  return (
    <>
      <Panel title={t.contact}>
        {refund.hasContact ? (
          <DeedButton href={here('kontak')} label={t.showContact} hint={t.contactHint} />
        ) : (
          <p className="text-ink-soft">{t.noContact}</p>
        )}
      </Panel>
      {isPrepared ? (
        <Panel title={deeds.title} tone="action">
          <p className="mb-4">{isMine ? t.waitingOther : t.waitingYou}</p>
          <div className="grid gap-3">
            {!isMine && <DeedLink href={here('pastikan')} label={t.confirm} look="action" />}
            {!isMine && <DeedLink href={here('ulang')} label={t.sendBack} look="outline" />}
          </div>
        </Panel>
      ) : (
        <Panel title={deeds.title} tone="action">
          <div className="grid gap-3">
            {refund.destination ? (
              <DeedLink href={here('kirim')} label={t.send} hint={t.sendHint} look="action" />
            ) : (
              <p>{t.noDestination}</p>
            )}
            <DeedLink href={here('rekening')} label={t.setDestination} />
          </div>
        </Panel>
      )}
    </>
  )
}

/** The bank is silent: ask, and then say what was found out. */
function SlowDeeds({ id, attemptId }: Pick<Shown, 'id' | 'attemptId'>) {
  const { refund: t, deeds } = useMessages().admin
  const here = (verb: string) => paths.admin(`pengembalian/${id}/${verb}`)
  return (
    <Panel title={deeds.title} tone="action">
      <p className="mb-4">{t.slow}</p>
      <div className="grid gap-3">
        <DeedButton
          href={paths.admin(`uang/pembayaran/${attemptId}/periksa`)}
          label={deeds.ask}
          hint={deeds.askHint}
        />
        <DeedLink href={here('sampai')} label={t.slowArrived} look="action" />
        <DeedLink href={here('tak-sampai')} label={t.slowByHand} look="outline" />
      </div>
    </Panel>
  )
}
