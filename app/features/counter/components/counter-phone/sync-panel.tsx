import { CloudOff, RefreshCw, Wifi } from 'lucide-react'
import { formatDateTime, formatTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { idsOf } from '#app/ui/offline/notes.ts'
import { UnreadSales } from './unread-sales.tsx'
import type { CounterPhone, CounterState } from './phone.ts'
import type { KeptOffer } from './store.ts'

const oldAfterMs = 12 * 3_600_000

type SyncPanelProps = { phone: CounterPhone; state: CounterState; kept: KeptOffer }

/** How old the prices are, and what this phone still has to tell. */
export function SyncPanel({ phone, state, kept }: SyncPanelProps) {
  const locale = useLocale()
  const { onPhone: t } = useMessages().counter
  const { sales, signal, isSending } = state
  const unread = sales.filter(({ state: is }) => is === 'unread')
  const waiting = idsOf(sales, 'waiting').length + unread.length
  const isOnline = signal === 'online'
  const isOld = phone.now.getTime() - kept.toldAt.getTime() > oldAfterMs
  const toldAt = (isOld ? formatDateTime : formatTime)(kept.toldAt, { locale })
  return (
    <Card as="section" className="no-print grid gap-3 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div role="status" className="min-w-0 flex-1 basis-56">
          <p className="flex items-center gap-2 font-semibold">
            <Icon
              icon={isOnline ? Wifi : CloudOff}
              className={isOnline ? 'text-terrace' : 'text-gold'}
            />
            {isOnline ? t.online : t.offline} · {t.listFrom(toldAt)}
          </p>
          <p>{waiting > 0 ? t.waiting(waiting) : t.allSent}</p>
          {!isOnline && <p className="text-ink-soft">{t.onlyToday}</p>}
        </div>
        {(waiting > 0 || !isOnline) && (
          <Button type="button" look="outline" onClick={() => phone.refresh()} disabled={isSending}>
            <Icon icon={RefreshCw} />
            {isSending ? t.sending : t.send}
          </Button>
        )}
      </div>
      {isOld && (
        <Alert tone="attention" title={t.old}>
          {t.oldText}
        </Alert>
      )}
      {unread.length > 0 && <UnreadSales sales={unread} />}
      <Complaint phone={phone} state={state} />
    </Card>
  )
}

function Complaint({ phone, state }: Omit<SyncPanelProps, 'kept'>) {
  const locale = useLocale()
  const { onPhone: t, solve } = useMessages().counter
  const refused = idsOf(state.sales, 'refused').length
  return (
    <>
      {state.signal === 'not-yours' && <Alert tone="attention">{t.notYours}</Alert>}
      {state.signal === 'signed-out' && (
        <Alert tone="attention" title={t.signedOut}>
          <LinkButton href={paths.signIn(locale, paths.counter())} look="terrace">
            {t.signIn}
          </LinkButton>
        </Alert>
      )}
      {refused > 0 && (
        <Alert tone="attention" title={t.refused(refused)}>
          <div className="flex flex-wrap gap-2">
            {state.boot?.canSolve && (
              <LinkButton href={paths.refusedSales()} look="terrace">
                {solve.title}
              </LinkButton>
            )}
            <Button type="button" look="quiet" onClick={() => phone.forgetRefused()}>
              {t.forget}
            </Button>
          </div>
        </Alert>
      )}
    </>
  )
}
