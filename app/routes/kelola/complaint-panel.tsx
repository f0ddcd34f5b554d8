import { Link } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import {
  type ComplaintKind,
  complaintTurn,
  type ComplaintTurnFacts,
} from '#app/features/orders/complaint.ts'
import { DeadlineClock } from '#app/features/orders/components/deadline-clock.tsx'
import { buttonClasses } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

type ComplaintPanelProps = {
  order: ComplaintTurnFacts & {
    number: string
    now: Date
    complaintKind: ComplaintKind | null
    complaint: string | null
    complaintAnswerBy: Date | null
    complaintReply: string | null
  }
  /** Not while the page already asks for the answer, or whether the money really goes back. */
  canAnswer: boolean
}

/** What the buyer says is wrong, for as long as the order stands, and whose word is awaited. */
export function ComplaintPanel({ order, canAnswer }: ComplaintPanelProps) {
  const locale = useLocale()
  const { kelola, purchase } = useMessages()
  const t = kelola.complaint
  const { complainedAt, complaintKind, complaint, complaintSettledAt } = order
  if (!complainedAt || !complaintKind) return null
  const turn = complaintTurn(order)
  return (
    <Panel title={t.title} tone={turn ? 'action' : 'plain'}>
      <p className="font-semibold">{purchase.complaint.kinds[complaintKind]}</p>
      {complaint && <p className="mt-1 break-words whitespace-pre-line">{complaint}</p>}
      <p className="mt-1 text-sm text-ink-soft">{formatDateTime(complainedAt, { locale })}</p>
      <Reply order={order} />
      {complaintSettledAt && (
        <p className="mt-2">{t.settled(formatDateTime(complaintSettledAt, { locale }))}</p>
      )}
      {turn && <Turn order={order} />}
      {turn && canAnswer && (
        <p className="mt-3 flex flex-wrap gap-2">
          {turn === 'shop' && (
            <Link
              to={paths.kelolaOrder(order.number, 'jawab-keluhan')}
              className={buttonClasses({})}
              preventScrollReset
            >
              {t.answer}
            </Link>
          )}
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

type PanelPart = Pick<ComplaintPanelProps, 'order'>

function Reply({ order: { complaintReply, complaintRepliedAt } }: PanelPart) {
  const locale = useLocale()
  const { complaint: t } = useMessages().kelola
  if (!complaintRepliedAt) return null
  return (
    <div className="mt-3 border-l-2 border-line pl-3">
      <p className="font-semibold">{t.reply}</p>
      {complaintReply && <p className="break-words whitespace-pre-line">{complaintReply}</p>}
      <p className="text-sm text-ink-soft">{formatDateTime(complaintRepliedAt, { locale })}</p>
    </div>
  )
}

function Turn({ order }: PanelPart) {
  const { complaint: t } = useMessages().kelola
  const { complaintAnswerBy: until, now } = order
  const turn = complaintTurn(order) ?? 'admin'
  return (
    <div className="mt-3 grid gap-1">
      <p>{t.turn[turn]}</p>
      {turn !== 'admin' && until && (
        <p className="flex flex-wrap gap-x-2">
          {t.left[turn]} <DeadlineClock until={until} now={now} says={t.answerBefore} />
        </p>
      )}
    </div>
  )
}
