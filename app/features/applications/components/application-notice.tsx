import { useSearchParams } from '@remix-run/react'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** What came of the last deed, as the address says it. */
export function ApplicationNotice() {
  const { applications: t } = useMessages()
  const [address] = useSearchParams()
  const kind = address.get('kabar') ?? ''
  if (!Object.hasOwn(t.kabar, kind)) return null
  const isOdd = kind === 'changed' || kind === 'already-maker'
  return (
    <div className="mb-4">
      <Alert tone={isOdd ? 'attention' : 'good'}>{t.kabar[kind as keyof typeof t.kabar]}</Alert>
    </div>
  )
}
