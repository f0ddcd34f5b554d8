import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { paths } from '#app/core/paths.ts'
import { sendInParts } from './send-in-parts.ts'

export type Sending =
  | { step: 'none' }
  | { step: 'sending' | 'waiting'; share: number }
  | { step: 'sent'; key: string }
  /** By the server, which says why. */
  | { step: 'refused'; problem: string }
  /** It goes along with its form. */
  | { step: 'with-form' }

const isUnderWay = ({ step }: Sending) => step === 'sending' || step === 'waiting'

/**
 * Sends what is chosen in a field of a form ahead of the form, while the rest is typed. Whoever presses the
 * button of the form before it has arrived need not press it again.
 */
export function useSending() {
  const field = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<Sending>({ step: 'none' })
  const [isHeld, setHeld] = useState(false)
  const now = useRef<{ stop: AbortController; wake: EventTarget } | null>(null)
  const held = useRef<{ button: HTMLElement | null } | null>(null)

  const stop = useCallback(() => {
    now.current?.stop.abort()
    now.current = null
    held.current = null
    setHeld(false)
    setSending({ step: 'none' })
  }, [])
  useEffect(() => () => now.current?.stop.abort(), [])

  const send = useCallback(
    async (file: File) => {
      stop()
      const { stop: stopping, wake } = (now.current = {
        stop: new AbortController(),
        wake: new EventTarget(),
      })
      const { signal } = stopping
      const tell = (next: Sending) => {
        if (!signal.aborted) flushSync(() => setSending(next))
      }
      let share = 0
      tell({ step: 'sending', share })
      const sent = await sendInParts(file, paths.uploads('foto'), {
        signal,
        wake,
        onProgress: (next) => tell({ step: 'sending', share: (share = Math.max(share, next)) }),
        onWait: () => tell({ step: 'waiting', share }),
      })
      if (signal.aborted) return
      now.current = null
      if (sent.ok) tell({ step: 'sent', key: sent.key })
      else if (sent.problem === null) tell({ step: 'with-form' })
      else tell({ step: 'refused', problem: sent.problem })
      // It has arrived, or is good for nothing: it need not be sent once more.
      if (field.current && (sent.ok || sent.problem !== null)) field.current.value = ''
      const { form } = field.current ?? {}
      const pressed = held.current
      held.current = null
      setHeld(false)
      if (pressed && (sent.ok || sent.problem === null)) form?.requestSubmit(pressed.button)
    },
    [stop],
  )

  useHeldForm(field, isUnderWay(sending), (button) => {
    held.current = { button }
    setHeld(true)
  })
  const wakeUp = () => now.current?.wake.dispatchEvent(new Event('wake'))
  return { field, sending, isHeld, send, stop, wakeUp }
}

function useHeldForm(
  field: RefObject<HTMLInputElement>,
  isHolding: boolean,
  hold: (button: HTMLElement | null) => void,
): void {
  useEffect(() => {
    const form = field.current?.form
    if (!form || !isHolding) return
    const onSubmit = (event: SubmitEvent) => {
      event.preventDefault()
      event.stopPropagation()
      hold(event.submitter)
    }
    form.addEventListener('submit', onSubmit)
    return () => form.removeEventListener('submit', onSubmit)
  })
}
