import { useSearchParams } from '@remix-run/react'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** What came of the last deed, as the address says it. */
export function MakerNotice() {
  const { makers: t } = useMessages()
  const [address] = useSearchParams()
  const kind = address.get('kabar') ?? ''
  if (!Object.hasOwn(t.kabar, kind)) return null
  return (
    <div className="mb-4">
      <Alert tone={kind === 'changed' ? 'attention' : 'good'}>
        {t.kabar[kind as keyof typeof t.kabar]}
      </Alert>
    </div>
  )
}
