import { CloudOff, RefreshCw, Wifi } from 'lucide-react'
import { formatDateTime, formatTime, calendarDateOf } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PhoneState } from './phone-state.ts'
import type { KeptScan } from './store.ts'

type SignalPanelProps = { state: PhoneState; now: Date; onSend: () => void; onForget: () => void }

/** What this phone knows and what it still has to tell. */
export function SignalPanel({ state, now, onSend, onForget }: SignalPanelProps) {
  const { phone: t } = useMessages().kelola.gate
  const { own, signal, isSending } = state
  const of = (wanted: KeptScan['state']) => own.filter((scan) => scan.state === wanted)
  const [waiting, refused] = [of('waiting'), of('refused')]
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
      {refused.length > 0 && <Refused scans={refused} onForget={onForget} />}
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

function Refused({ scans, onForget }: { scans: readonly KeptScan[]; onForget: () => void }) {
  const locale = useLocale()
  const { phone: t } = useMessages().kelola.gate
  return (
    <Alert tone="bad" title={t.refused(scans.length)}>
      <p>{t.refusedText}</p>
      <ul className="my-2">
        {scans.map(({ id, scannedAt, count, gate }) => (
          <li key={id}>{t.refusedLine(formatDateTime(scannedAt, { locale }), count, gate)}</li>
        ))}
      </ul>
      <Button type="button" look="danger" size="small" onClick={onForget}>
        {t.forget}
      </Button>
    </Alert>
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
