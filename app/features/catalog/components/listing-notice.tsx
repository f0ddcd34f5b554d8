import { useSearchParams } from '@remix-run/react'
import { Alert, type AlertTone } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { useForgottenDraft } from './use-kept-draft.ts'

const done = ['added', 'addedLive', 'saved', 'resent'] as const

/** What came of the last deed, as the address says it. */
export function ListingNotice() {
  const { listings: t } = useMessages()
  const [address] = useSearchParams()
  const kind = address.get('kabar')
  const isAdded =
    kind === 'added' || kind === 'addedLive' || kind === 'addedWaits' || kind === 'again'
  useForgottenDraft(isAdded)
  const good = done.find((each) => each === kind)
  if (good) return <Notice tone="good">{t[good]}</Notice>
  if (kind === 'again') return <Notice tone="attention">{t.sentAgain}</Notice>
  if (kind === 'paused-by-shop') {
    return <Notice tone="attention">{t.pausedByShop.refused}</Notice>
  }
  if (kind === 'permit-missing') return <Notice tone="bad">{t.required.refused}</Notice>
  if (kind === 'addedWaits') return <Notice tone="attention">{t.required.addedWaits}</Notice>
  if (kind === 'changed') return <Notice tone="bad">{t.verbs.changed}</Notice>
  if (kind !== null && kind in t.stock.refusals) {
    return <Notice tone="bad">{t.stock.refusals[kind as keyof typeof t.stock.refusals]}</Notice>
  }
  return null
}

function Notice({ tone, children }: { tone: AlertTone; children: string }) {
  return (
    <div className="mb-4">
      <Alert tone={tone}>{children}</Alert>
    </div>
  )
}
