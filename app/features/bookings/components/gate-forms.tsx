import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { QuantityInput } from '#app/ui/quantity-input.tsx'
import type { GateSeen } from '../gate-answer.ts'
import { gateNameMaximum } from '../gate-code.ts'

// Plain forms, which the server answers; where the phone checks tickets itself, it takes their place.

/** Its id is new on every page, so a resend is one scan. */
export function CodeForm({ scanId }: { scanId: string }) {
  const { gate: t } = useMessages().kelola
  return (
    <form method="post" key={scanId} className="grid gap-3" data-gate-form>
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
    </form>
  )
}

type AskHowManyProps = { code: string; scanId: string; left: number; seen: GateSeen | null }

/** A group comes in as it arrives: all who are left, or some now and the others later. */
export function AskHowMany({ code, scanId, left, seen }: AskHowManyProps) {
  const { kelola, visitUnits } = useMessages()
  const { answers: t } = kelola.gate
  const howMany = t.howMany(visitUnits.several(seen?.unit ?? 'orang'))
  const hidden = (
    <>
      <input type="hidden" name="scanId" value={scanId} />
      <input type="hidden" name="code" value={code} />
    </>
  )
  return (
    <div className="grid gap-3 p-4">
      <p className="font-semibold">{howMany}</p>
      <form method="post" data-gate-form>
        {hidden}
        <input type="hidden" name="count" value={left} />
        <Button look="terrace" size="large" wide>
          {t.all(left)}
        </Button>
      </form>
      {left > 1 && (
        <form
          method="post"
          className="flex flex-wrap items-center justify-center gap-3"
          data-gate-form
        >
          {hidden}
          <QuantityInput name="count" label={howMany} value="1" min={1} max={left} />
          <Button look="outline">{t.some}</Button>
        </form>
      )}
    </div>
  )
}

/** Kept in the address, so that each phone at each gate has its own bookmark. */
export function GateNameForm({ gate }: { gate: string }) {
  const { gate: t } = useMessages().kelola
  const field = { id: 'gerbang', name: 'gerbang', required: true, initialValue: gate }
  return (
    <Card as="section" className="p-4 md:p-5">
      <form method="get" className="grid gap-3">
        <TextInput
          field={{ ...field, maxLength: gateNameMaximum }}
          label={t.gate}
          hint={t.gateHint}
          autoComplete="off"
        />
        <Button look="outline">{t.changeGate}</Button>
      </form>
    </Card>
  )
}
