import { Form } from '@remix-run/react'
import { useRef } from 'react'
import { GateCamera } from '#app/features/bookings/components/gate-camera.tsx'
import { gateNameMaximum } from '#app/features/bookings/gate-form.ts'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { QuantityInput } from '#app/ui/quantity-input.tsx'
import { Panel } from './panel.tsx'

/** Typed, or filled in and sent by the camera. Its id is new on every page, so a resend is one scan. */
export function CodeForm({ scanId }: { scanId: string }) {
  const { gate: t } = useMessages().kelola
  const form = useRef<HTMLFormElement>(null)
  const send = (code: string) => {
    const input = form.current?.elements.namedItem('code')
    if (!(input instanceof HTMLInputElement)) return
    input.value = code
    form.current?.requestSubmit()
  }
  return (
    <Panel>
      <div className="grid gap-4">
        <GateCamera onCode={send} />
        <Form method="post" ref={form} key={scanId} className="grid gap-3">
          <input type="hidden" name="scanId" value={scanId} />
          <TextInput
            field={{ id: 'code', name: 'code', required: true }}
            label={t.code}
            hint={t.codeHint}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="go"
            className="font-mono"
          />
          <Button size="large" wide>
            {t.check}
          </Button>
        </Form>
      </div>
    </Panel>
  )
}

type AskHowManyProps = { code: string; scanId: string; left: number }

/** A group comes in as it arrives: all who are left, or some now and the others later. */
export function AskHowMany({ code, scanId, left }: AskHowManyProps) {
  const { answers: t } = useMessages().kelola.gate
  const hidden = (
    <>
      <input type="hidden" name="scanId" value={scanId} />
      <input type="hidden" name="code" value={code} />
    </>
  )
  return (
    <div className="mt-4 grid gap-3 text-ink">
      <p className="font-semibold">{t.howMany}</p>
      <Form method="post">
        {hidden}
        <input type="hidden" name="count" value={left} />
        <Button look="terrace" size="large" wide>
          {t.all(left)}
        </Button>
      </Form>
      {left > 1 && (
        <Form method="post" className="flex flex-wrap items-center justify-center gap-3">
          {hidden}
          <QuantityInput name="count" label={t.howMany} value="1" min={1} max={left} />
          <Button look="outline">{t.some}</Button>
        </Form>
      )}
    </div>
  )
}

/** Kept in the address, so that each phone at each gate has its own bookmark. */
export function GateNameForm({ gate }: { gate: string }) {
  const { gate: t } = useMessages().kelola
  const field = { id: 'gerbang', name: 'gerbang', required: true, initialValue: gate }
  return (
    <Panel>
      <Form method="get" className="grid gap-3">
        <TextInput
          field={{ ...field, maxLength: gateNameMaximum }}
          label={t.gate}
          hint={t.gateHint}
          autoComplete="off"
        />
        <Button look="outline">{t.changeGate}</Button>
      </Form>
    </Panel>
  )
}
