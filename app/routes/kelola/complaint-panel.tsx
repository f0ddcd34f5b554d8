import { Link } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { type ComplaintKind, complaintState } from '#app/features/orders/complaint.ts'
import type { OrderStatus } from '#app/features/orders/order-status.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

type ComplaintPanelProps = {
  order: {
    number: string
    status: OrderStatus
    complainedAt: Date | null
    complaintKind: ComplaintKind | null
    complaint: string | null
    complaintSettledAt: Date | null
    isDue: boolean
  }
  /** Not while the page already asks whether the money really goes back. */
  canGiveBack: boolean
}

/** What the buyer says is wrong, for as long as the order stands. */
export function ComplaintPanel({ order, canGiveBack }: ComplaintPanelProps) {
  const locale = useLocale()
  const { kelola, purchase } = useMessages()
  const t = kelola.complaint
  const { complainedAt, complaintKind, complaint, complaintSettledAt } = order
  if (!complainedAt || !complaintKind) return null
  const isOpen = complaintState(order) === 'open'
  return (
    <Panel title={t.title} tone={isOpen ? 'action' : 'plain'}>
      <p className="font-semibold">{purchase.complaint.kinds[complaintKind]}</p>
      {complaint && <p className="mt-1 break-words whitespace-pre-line">{complaint}</p>}
      <p className="mt-1 text-sm text-ink-soft">{formatDateTime(complainedAt, { locale })}</p>
      {complaintSettledAt && (
        <p className="mt-2">{t.settled(formatDateTime(complaintSettledAt, { locale }))}</p>
      )}
      {isOpen && <p className="mt-3">{kelola.order.next.complained}</p>}
      {isOpen && canGiveBack && (
        <p className="mt-3">
          <Link
            to={paths.kelolaOrder(order.number, 'kembalikan')}
            className={buttonClasses({ look: 'danger' })}
            preventScrollReset
          >
            {t.giveBack}
          </Link>
        </p>
      )}
    </Panel>
  )
}
