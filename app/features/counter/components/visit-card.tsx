import { nameOf } from '#app/features/catalog/line-name.ts'
import { Card } from '#app/ui/card.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { guestsField } from '../dated-offer.ts'
import { quantityField } from '../forms.ts'
import type { OfferedSlot, OfferedVisit } from '../offer.ts'
import { QuantityRow } from './quantity-row.tsx'
import type { SalePart } from './sale-form.tsx'

type VisitCardProps = SalePart & { offer: OfferedVisit }

/** One experience of today: its sessions, what is left of each, and who comes. */
export function VisitCard({ offer, ...part }: VisitCardProps) {
  const locale = useLocale()
  return (
    <Card as="section" className="p-4">
      <h2 className="font-display text-xl font-bold">{offer.title[locale]}</h2>
      {offer.slots.map((slot) => (
        <Slot key={slot.sessionId ?? 'day'} offer={offer} slot={slot} {...part} />
      ))}
      {offer.isStay && <Guests listingId={offer.listingId} {...part} />}
    </Card>
  )
}

function Slot({
  offer,
  slot,
  values,
  errors,
  set,
  isDated,
}: VisitCardProps & { slot: OfferedSlot }) {
  const locale = useLocale()
  const { counter: t } = useMessages()
  const { sessionId, startsAt, left, isOpen } = slot
  return (
    <div className="mt-1">
      <p className="flex flex-wrap justify-between gap-x-4">
        {startsAt && <span className="font-semibold">{t.session(startsAt)}</span>}
        <span className={isOpen ? 'font-semibold text-terrace' : 'text-ink-soft'}>
          {isOpen ? t.left(Math.max(0, left)) : isDated ? t.dated.closed : t.notNow}
        </span>
      </p>
      <div className="divide-y divide-line">
        {offer.kinds.map((kind) => {
          const name = quantityField(kind.variantId, sessionId)
          const most = kind.addOnLeft?.find((each) => each.sessionId === sessionId)?.left ?? left
          // What was typed before the last place went stays to be seen.
          if ((!isOpen || left <= 0) && !values[name]) return null
          const fullLabel = nameOf({ title: offer.title, label: kind.label }, locale)
          return (
            <QuantityRow
              key={name}
              name={name}
              label={kind.label[locale] || offer.title[locale]}
              fullLabel={startsAt ? `${fullLabel}, ${t.session(startsAt)}` : fullLabel}
              price={kind.price}
              value={values[name] ?? '0'}
              {...(kind.addOnLeft && { note: t.left(most) })}
              max={most}
              error={errors[name] && t.fieldErrors[errors[name]]}
              onChange={set(name)}
            />
          )
        })}
      </div>
    </div>
  )
}

function Guests({ listingId, values, errors }: SalePart & { listingId: string }) {
  const { dated: t, fieldErrors } = useMessages().counter
  const name = guestsField(listingId)
  return (
    <div className="mt-3 max-w-xs">
      <TextInput
        field={{
          id: name,
          name,
          initialValue: values[name],
          errors: errors[name] && [fieldErrors[errors[name]]],
        }}
        label={t.guests}
        hint={t.guestsHint}
        inputMode="numeric"
        maxLength={2}
        autoComplete="off"
      />
    </div>
  )
}
