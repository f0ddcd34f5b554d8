import { unitOfLine } from '#app/features/bookings/visit-unit.ts'
import { visitText } from '#app/features/bookings/visit-text.ts'
import type { CartLine } from '#app/features/cart/cart-line.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { guestNamesField } from '#app/features/checkout/guest-names.ts'
import { Textarea } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { type FieldProblems, fieldMeta } from './field-meta.ts'

type GuestNameFieldsProps = {
  lines: readonly CartLine[]
  /** By cart line, as typed. */
  typed: Readonly<Record<string, string>>
  problems: FieldProblems
}

/** Who comes, where a place must know: one name a line, easy to copy from a chat. */
export function GuestNameFields({ lines, typed, problems }: GuestNameFieldsProps) {
  const locale = useLocale()
  const { bookings, checkout: t, visitUnits } = useMessages()
  if (lines.length === 0) return null
  return (
    <fieldset className="mt-8 grid gap-5">
      <legend className="mb-1 font-display text-2xl font-bold">{t.guests.title}</legend>
      <p className="text-ink-soft">{t.guests.lead}</p>
      {lines.map((line) => {
        const name = guestNamesField(line.id)
        const values = { [name]: typed[line.id] ?? '' }
        const hint = line.group
          ? t.guests.hint.group
          : t.guests.hint.each(line.quantity, visitUnits.name(unitOfLine(line) ?? 'orang'))
        const when = line.visit && visitText(line.visit, locale, bookings)
        return (
          <Textarea
            key={line.id}
            field={fieldMeta(name, { values, problems, sentences: t.fieldErrors, required: true })}
            label={nameOf(line, locale)}
            hint={[when, hint].filter(Boolean).join('. ')}
            rows={Math.min(line.quantity + 1, 12)}
            autoComplete="off"
          />
        )
      })}
    </fieldset>
  )
}
