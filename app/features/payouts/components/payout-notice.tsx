import { useSearchParams } from '@remix-run/react'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** What came of the last deed, as the address says it. */
export function PayoutNotice() {
  const { payouts: t } = useMessages()
  const [address] = useSearchParams()
  const kind = address.get('kabar') ?? ''
  const isDone = Object.hasOwn(t.kabar, kind)
  if (!isDone && !Object.hasOwn(t.refusals, kind)) return null
  const text = { ...t.kabar, ...t.refusals }[kind as keyof typeof t.kabar]
  return (
    <div className="mb-4">
      <Alert tone={isDone ? 'good' : 'attention'}>{text}</Alert>
    </div>
  )
}
