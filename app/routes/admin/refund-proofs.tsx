import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeedLink } from './deed.tsx'
import { Id, RowLink } from './facts.tsx'

type Shown = {
  id: string
  addedByName: string | null
  addedAt: Date
  reference: string | null
  state: 'visible' | 'hidden' | 'erased'
}
type RefundProofsProps = { refundId: string; proofs: readonly Shown[]; mayAdd: boolean }

/** What the bank gave about the transfers of this refund, also about those that were undone. */
export function RefundProofs({ refundId, proofs, mayAdd }: RefundProofsProps) {
  const locale = useLocale()
  const { refund: t } = useMessages().admin
  const here = paths.admin(`pengembalian/${refundId}/bukti`)
  if (proofs.length === 0 && !mayAdd) return null
  return (
    <Panel title={t.proofs}>
      {proofs.length === 0 && <p className="text-ink-soft">{t.noProofs}</p>}
      <ul className="divide-y divide-line">
        {proofs.map(({ id, addedByName, addedAt, reference, state }) => (
          <li key={id} className="min-w-0 py-3 first:pt-0">
            {reference && <Id>{reference}</Id>}
            <p className="text-sm break-words text-ink-soft">
              {[formatDateTime(addedAt, { locale }), addedByName].filter(Boolean).join(' · ')}
            </p>
            {state === 'visible' ? (
              <RowLink href={`${here}/${id}`}>{t.lookAtProof}</RowLink>
            ) : (
              <p>{t.proofStates[state]}</p>
            )}
          </li>
        ))}
      </ul>
      {mayAdd && (
        <div className="mt-3">
          <DeedLink href={here} label={t.addProof} hint={t.addProofHint} />
        </div>
      )}
    </Panel>
  )
}
