import { useSyncExternalStore } from 'react'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'
import { useMessages } from './locale.tsx'
import { lostSignal, sendAgain, watchLostSignal } from './lost-signal.ts'

/** Says that something waits for the signal, and sends it when it is told to. */
export function LostSignalNotice() {
  const lost = useSyncExternalStore(watchLostSignal, lostSignal, () => null)
  const { errors: t } = useMessages()
  if (!lost) return null
  return (
    <div className="fixed inset-x-0 top-0 z-50 mx-auto max-w-xl p-3">
      <Alert tone="bad" title={t.lostSignal.title}>
        <p>{t.lostSignal[lost]}</p>
        <Button type="button" className="mt-3" onClick={sendAgain}>
          {t.tryAgain}
        </Button>
      </Alert>
    </div>
  )
}
