import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { CounterErrors, Typed } from '../forms.ts'

/** Whom to send the receipt to; closed, since most buyers want none. */
export function BuyerFields({ typed, errors }: { typed: Typed; errors: CounterErrors }) {
  const { counter: t } = useMessages()
  const fields = [
    { name: 'phone', label: t.phone, hint: t.phoneHint, type: 'tel' },
    { name: 'name', label: t.name, hint: undefined, type: 'text' },
  ] as const
  const isOpen = fields.some(({ name }) => typed[name] || errors[name])
  return (
    <details open={isOpen}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center underline">
        {t.buyer}
      </summary>
      <div className="mt-2 grid gap-4">
        {fields.map(({ name, ...input }) => {
          const error = errors[name]
          const said = error ? [t.fieldErrors[error]] : undefined
          return (
            <TextInput
              key={name}
              field={{ id: name, name, errors: said, initialValue: typed[name] }}
              {...input}
              autoComplete="off"
            />
          )
        })}
      </div>
    </details>
  )
}
