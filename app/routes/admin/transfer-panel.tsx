import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import type { LikeProof } from '#app/features/payments/like-proofs.server.ts'
import type { ShownTransfer } from '#app/features/payments/transfer-desk.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeedLink } from './deed.tsx'
import { Facts, RowLink } from './facts.tsx'

type TransferPanelProps = {
  attemptId: string
  amount: bigint
  transfer: ShownTransfer
  likeProofs: readonly LikeProof[]
}

/** What the buyer showed, what one person found, and what is left to do. */
export function TransferPanel({ attemptId, amount, transfer, likeProofs }: TransferPanelProps) {
  const locale = useLocale()
  const { transfers: t } = useMessages().admin
  const { hasProof, seen, isSeen, isMine, isConfirmed, isRejected } = transfer
  const here = (verb: string) => paths.admin(`uang/pembayaran/${attemptId}/${verb}`)
  const state = isConfirmed ? 'confirmed' : isRejected ? 'rejected' : 'open'
  return (
    <Panel title={t.title} lead={t.lead}>
      <Facts
        facts={[
          [t.asked, formatRupiah(amount)],
          [t.seen, seen && `${formatRupiah(seen.amount)} · ${seen.reference}`],
          [t.seenAt, seen && formatDateTime(seen.at, { locale })],
          [t.state, t.states[state]],
        ]}
      />
      {hasProof && (
        <p className="mt-4">
          <RowLink href={here('bukti')}>{t.lookAtProof}</RowLink>
          <span className="block text-sm text-ink-soft">{t.proofHint}</span>
        </p>
      )}
      {likeProofs.length > 0 && (
        <div className="mt-4">
          <Alert tone="attention">
            {t.likeProofs}
            {likeProofs.map((like) => (
              <span key={like.attemptId} className="block">
                <RowLink href={paths.admin(`uang/pembayaran/${like.attemptId}`)}>
                  {like.purchaseNumber}
                </RowLink>
              </span>
            ))}
          </Alert>
        </div>
      )}
      {!isConfirmed && (
        <div className="mt-4 grid gap-4">
          {isSeen && !isMine && (
            <DeedLink href={here('sahkan')} label={t.confirm} hint={t.confirmHint} look="action" />
          )}
          {isMine && <p>{t.waitingOther}</p>}
          <DeedLink
            href={here('catat')}
            label={isSeen ? t.correct : t.record}
            hint={isRejected ? t.recordLate : t.recordHint}
            look={isSeen || isRejected ? 'outline' : 'action'}
          />
        </div>
      )}
    </Panel>
  )
}
