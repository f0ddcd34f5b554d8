import { CloudOff, RefreshCw, Wifi } from 'lucide-react'
import { formatDateTime, formatTime, calendarDateOf } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { idsOf } from '#app/ui/offline/notes.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PhoneState } from './phone-state.ts'

type SignalPanelProps = { state: PhoneState; now: Date; onSend: () => void; onForget: () => void }

/** What this phone knows and what it still has to tell. */
export function SignalPanel({ state, now, onSend, onForget }: SignalPanelProps) {
  const { phone: t } = useMessages().kelola.gate
  const { own, takings, signal, isSending } = state
  const kept = [...own, ...takings]
  const waiting = [...idsOf(kept, 'waiting'), ...idsOf(kept, 'unread')]
  const isOnline = signal === 'online'
  return (
    <Card as="section" className="grid gap-3 p-4 md:p-5">
      <div role="status">
        <p className="flex items-center gap-2 font-semibold">
          <Icon
            icon={isOnline ? Wifi : CloudOff}
            className={isOnline ? 'text-terrace' : 'text-gold'}
          />
          {isOnline ? t.online : t.offline} · <ListAge list={state.list} now={now} />
        </p>
        <p className="mt-1">{waiting.length > 0 ? t.waiting(waiting.length) : t.allSent}</p>
        {signal === 'offline' && <p className="mt-1 text-sm text-ink-soft">{t.worksOffline}</p>}
      </div>
      <Complaint signal={signal} />
      <Button type="button" look="outline" onClick={onSend} disabled={isSending}>
        <Icon icon={RefreshCw} />
        {isSending ? t.sending : t.send}
      </Button>
      <Refused state={state} onForget={onForget} />
    </Card>
  )
}

function ListAge({ list, now }: Pick<PhoneState, 'list'> & { now: Date }) {
  const locale = useLocale()
  const { phone: t } = useMessages().kelola.gate
  if (!list) return t.noList
  const zone = list.listings[0]?.zone ?? 'WIB'
  const isOfToday = calendarDateOf(list.issuedAt, zone) === calendarDateOf(now, zone)
  const format = isOfToday ? formatTime : formatDateTime
  return t.listFrom(format(list.issuedAt, { locale, zone }))
}

function Complaint({ signal }: Pick<PhoneState, 'signal'>) {
  const locale = useLocale()
  const { phone: t } = useMessages().kelola.gate
  if (signal === 'not-yours') {
    return (
      <Alert tone="attention" title={t.notYours}>
        {t.notYoursText}
      </Alert>
    )
  }
  if (signal !== 'signed-out') return null
  return (
    <Alert tone="attention" title={t.signedOut}>
      <p>{t.signedOutText}</p>
      <LinkButton href={paths.signIn(locale, paths.kelolaGate())} look="terrace">
        {t.signIn}
      </LinkButton>
    </Alert>
  )
}

/** What the server would not write down: people look into it, and then the phone may forget it. */
function Refused({ state, onForget }: Pick<SignalPanelProps, 'state' | 'onForget'>) {
  const locale = useLocale()
  const { balance, gate } = useMessages().kelola
  const { phone: t } = gate
  const scans = state.own.filter(({ state: is }) => is === 'refused')
  const takings = state.takings.filter(({ state: is }) => is === 'refused')
  if (scans.length + takings.length === 0) return null
  const timeOf = (at: Date) => formatDateTime(at, { locale })
  return (
    <>
      {scans.length > 0 && (
        <Alert tone="bad" title={t.refused(scans.length)}>
          <p>{t.refusedText}</p>
          <ul>
            {scans.map(({ id, scannedAt, count, gate: name }) => (
              <li key={id}>{t.refusedLine(timeOf(scannedAt), count, name)}</li>
            ))}
          </ul>
        </Alert>
      )}
      {takings.length > 0 && (
        <Alert tone="bad" title={balance.refused(takings.length)}>
          <p>{balance.refusedText}</p>
          <ul>
            {takings.map(({ id, takenAt, amount, means }) => (
              <li key={id}>{balance.refusedLine(timeOf(takenAt), amount, balance.means[means])}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Button type="button" look="danger" size="small" onClick={onForget}>
        {t.forget}
      </Button>
    </>
  )
}

/** Without signal, on a phone that was never here: nothing works yet, and why. */
export function NeverOpened() {
  const { phone: t } = useMessages().kelola.gate
  return (
    <>
      <Alert tone="attention" title={t.neverOpened}>
        {t.neverOpenedText}
      </Alert>
      <LinkButton href={paths.kelolaGate()} look="terrace" wide>
        {t.tryAgain}
      </LinkButton>
    </>
  )
}
