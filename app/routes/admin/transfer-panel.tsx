import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import type { TransferAtDesk } from '#app/features/payments/transfer-desk.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeedLink } from './deed.tsx'
import { Facts } from './facts.tsx'

type TransferPanelProps = { attemptId: string; amount: bigint; transfer: TransferAtDesk }

/** What the buyer showed, what one person found, and what is left to do. */
export function TransferPanel({ attemptId, amount, transfer }: TransferPanelProps) {
  const locale = useLocale()
  const { transfers: t } = useMessages().admin
  const { hasProof, seen, isConfirmed, isRejected } = transfer
  const here = (verb: string) => paths.admin(`uang/pembayaran/${attemptId}/${verb}`)
  const isOpen = !isConfirmed && !isRejected
  return (
    <Panel title={t.title} lead={t.lead}>
      <Facts
        facts={[
          [t.asked, formatRupiah(amount)],
          [t.seen, seen && `${formatRupiah(seen.amount)} · ${seen.reference}`],
          [t.seenAt, seen && formatDateTime(seen.at, { locale })],
          [t.state, t.states[isConfirmed ? 'confirmed' : isRejected ? 'rejected' : 'open']],
        ]}
      />
      {hasProof && (
        <a href={here('bukti')} className="mt-4 block max-w-sm">
          <img
            src={here('bukti')}
            alt={t.proofAlt}
            loading="lazy"
            className="w-full rounded-xl border border-line"
          />
        </a>
      )}
      {isOpen && (
        <div className="mt-4 grid gap-4">
          {seen && (
            <DeedLink
              href={`${here('sahkan')}?dilihat=${new Date(seen.at).getTime()}`}
              label={t.confirm}
              hint={seen.amount === amount ? t.confirmHint : t.confirmWrong}
              look="action"
            />
          )}
          <DeedLink
            href={here('catat')}
            label={seen ? t.correct : t.record}
            hint={t.recordHint}
            look={seen ? 'outline' : 'action'}
          />
        </div>
      )}
    </Panel>
  )
}
