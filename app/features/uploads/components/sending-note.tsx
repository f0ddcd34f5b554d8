import { Check } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { progressLook } from './progress-look.ts'
import type { Sending } from './use-sending.ts'

type SendingNoteProps = {
  sending: Sending
  /** The form was sent already and waits for the picture. */
  isHeld: boolean
  onRetry: () => void
}

/** How far a picture is on its way; read out when that changes in kind, not with every percent. */
export function SendingNote({ sending, isHeld, onRetry }: SendingNoteProps) {
  const { uploads: t } = useMessages()
  const { step } = sending
  const isUnderWay = step === 'sending' || step === 'waiting'
  const note = useRef<HTMLDivElement>(null)
  // The button that was pressed is far below the picture.
  useEffect(() => {
    if (isHeld) note.current?.scrollIntoView({ block: 'center' })
  }, [isHeld])
  return (
    <div ref={note} className="max-w-72">
      {isUnderWay && (
        <div className="mt-2 flex items-center gap-3">
          <progress value={sending.share} aria-label={t.progress} className={progressLook} />
          <span aria-hidden className="text-sm tabular-nums">
            {Math.round(sending.share * 100)} %
          </span>
        </div>
      )}
      <p role="status" className={step === 'none' ? 'hidden' : 'mt-1.5 text-sm'}>
        {step === 'sending' && (sending.share < 1 ? t.sending : t.making)}
        {step === 'waiting' && t.waiting}
        {step === 'with-form' && t.withForm}
        {step === 'sent' && (
          <span className="inline-flex items-center gap-1.5 font-medium text-terrace">
            <Icon icon={Check} size={18} /> {t.sent}
          </span>
        )}
        {isUnderWay && isHeld && <strong className="mt-1 block">{t.held}</strong>}
      </p>
      {step === 'waiting' && (
        <Button type="button" look="outline" size="small" className="mt-2" onClick={onRetry}>
          {t.retry}
        </Button>
      )}
    </div>
  )
}
