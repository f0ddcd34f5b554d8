import {
  type FormEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { newId } from '#app/core/ids.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { GateAnswer as Answer } from '../../gate-answer.ts'
import { gateName } from '../../gate-code.ts'
import { gateDayOf } from '../../gate-day.ts'
import { GateAnswer } from '../gate-answer.tsx'
import { balanceOf, GateBalance, meansIn } from '../gate-balance.tsx'
import { GateCamera } from '../gate-camera.tsx'
import { GateDayPanel } from '../gate-day-panel.tsx'
import { GateDoubles } from '../gate-doubles.tsx'
import { AskHowMany, CodeForm, GateNameForm } from '../gate-forms.tsx'
import { GateFrame } from '../gate-frame.tsx'
import type { PhoneState } from './phone-state.ts'
import type { GatePhone } from './phone.ts'
import { NeverOpened, SignalPanel } from './signal-panel.tsx'

/** The gate as a phone runs it by itself. */
export function GateApp({ phone }: { phone: GatePhone }) {
  const state = useSyncExternalStore(phone.subscribe, () => phone.state)
  const { phone: t } = useMessages().kelola.gate
  const gate = useGateName()
  const shop = state.boot?.shop.name ?? ''
  if (!state.isOpen) return <GateFrame {...{ shop, gate }}>{t.opening}</GateFrame>
  if (!state.boot) {
    return (
      <GateFrame {...{ shop, gate }}>
        <NeverOpened />
      </GateFrame>
    )
  }
  return (
    <GateFrame {...{ shop, gate }}>
      <Checking phone={phone} state={state} gate={gate} />
      <Known phone={phone} state={state} gate={gate} />
      <GateNameForm gate={gate} />
    </GateFrame>
  )
}

/** By the address, as on a bookmark; else as this phone was called last. */
function useGateName(): string {
  const [gate] = useState(() => {
    const asked = new URL(location.href).searchParams.get('gerbang')
    const name = gateName(asked ?? localStorage.getItem('gate-name'))
    localStorage.setItem('gate-name', name)
    return name
  })
  return gate
}

type PartProps = { phone: GatePhone; state: PhoneState; gate: string }

function Checking({ phone, state, gate }: PartProps) {
  const { phone: t } = useMessages().kelola.gate
  const [scanId, setScanId] = useState(() => newId())
  const [shown, setShown] = useState<{ answer: Answer; code: string; at: Date } | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const check = useCallback(
    async (code: string, count: number | null, id: string) => {
      const answer = await phone.check({ code, count, scanId: id, gate })
      setShown({ answer, code, at: phone.now })
      setScanId(newId())
    },
    [phone, gate],
  )
  useEffect(() => {
    if (!shown) return
    place.current?.scrollIntoView({ block: 'nearest' })
    navigator.vibrate?.(isGood(shown.answer) ? 80 : [200, 100, 200])
  }, [shown])
  const submit = (event: FormEvent) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !('gateForm' in form.dataset)) return
    event.preventDefault()
    const balance = shown && balanceOf(shown.answer)
    const means = meansIn(event.nativeEvent)
    if (balance && means) return void phone.take(balance, means)
    // The keyboard of the phone would cover the answer.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const fields = new FormData(form)
    const count = Number(fields.get('count'))
    void check(String(fields.get('code')), count || null, String(fields.get('scanId')))
  }
  const onCode = useCallback((code: string) => void check(code, null, newId()), [check])
  return (
    <div onSubmit={submit} className="grid gap-4">
      {!state.canKeep && (
        <Alert tone="bad" title={t.noStorage}>
          {t.noStorageText}
        </Alert>
      )}
      {shown && (
        <div ref={place} className="scroll-mt-2">
          <GateAnswer answer={shown.answer} now={shown.at}>
            <GateBalance answer={shown.answer} takings={state.takings} />
            {(shown.answer.kind === 'valid' || shown.answer.kind === 'too-many') && (
              <AskHowMany code={shown.code} scanId={scanId} {...shown.answer} />
            )}
          </GateAnswer>
        </div>
      )}
      <Card as="section" className="grid gap-4 p-4 md:p-5">
        <GateCamera onCode={onCode} />
        <CodeForm scanId={scanId} />
      </Card>
    </div>
  )
}

const isGood = ({ kind }: Answer) => kind === 'let-in' || kind === 'valid'

function Known({ phone, state, gate }: PartProps) {
  const { doubles: t } = useMessages().kelola.gate
  const { list, own, signal } = state
  return (
    <>
      <SignalPanel
        state={state}
        now={phone.now}
        onSend={() => phone.refresh()}
        onForget={() => phone.forgetRefused()}
      />
      {list && (
        <>
          <GateDoubles
            doubles={list.doubles}
            gate={gate}
            locked={signal === 'online' ? null : t.needsSignal}
          />
          <GateDayPanel day={gateDayOf(list, { now: phone.now, own })} />
        </>
      )}
    </>
  )
}
