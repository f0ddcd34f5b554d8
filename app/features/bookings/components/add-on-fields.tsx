import type { ListingAddOn } from '#app/features/catalog/listing-page.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { QuantityInput } from '#app/ui/quantity-input.tsx'
import type { AddOnLeft } from '../add-on.ts'
import type { VisitMonth, VisitRules } from '../visit-month.ts'

type AddOnFieldsProps = {
  month: VisitMonth
  addOns: readonly ListingAddOn[]
  /** Beside each of them, in their order. */
  typed: readonly unknown[]
}

/** A guide, a vest, a bed: what can be had with the visit, after how many come. */
export function AddOnFields({ month, addOns, typed }: AddOnFieldsProps) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  const { chosen, mode, rules } = month
  if (addOns.length === 0) return null
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-semibold">{t.addOns}</legend>
      <ul className="grid gap-3">
        {addOns.map(({ id, label, price, maximumPerOrder }, index) => {
          const onDay = chosen?.addOns.find(({ addOnId }) => addOnId === id)
          return (
            <li
              key={id}
              data-price={onDay?.price.toString()}
              className="flex flex-wrap items-center justify-between gap-2"
            >
              <span className="min-w-0 flex-1">
                {label[locale]}
                <span className="block text-sm text-ink-soft">
                  <Price amount={onDay?.price ?? price} />
                  {mode === 'night' && !onDay && ` ${t.perNight}`}
                  {onDay && <Left of={onDay.left} {...rules} />}
                </span>
              </span>
              <input type="hidden" name="variantId" value={id} />
              <QuantityInput
                name="quantity"
                label={label[locale]}
                value={String(typed[index] ?? 0)}
                min={0}
                max={maximumPerOrder}
              />
            </li>
          )
        })}
      </ul>
      <p className="mt-2 text-sm text-ink-soft">{t.addOnsText}</p>
    </fieldset>
  )
}

/** The same at every hour is said once. */
function Left({ of, sessions }: { of: readonly AddOnLeft[] } & Pick<VisitRules, 'sessions'>) {
  const { bookings: t } = useMessages()
  const [first] = of
  if (!first) return null
  if (of.every(({ left }) => left === first.left)) return <> · {t.left(first.left)}</>
  const timeOf = ({ sessionId }: AddOnLeft) =>
    sessions.find(({ id }) => id === sessionId)?.startsAt ?? ''
  return (
    <span className="block">
      {of.map((each) => `${t.at(timeOf(each))}: ${t.left(each.left)}`).join(', ')}
    </span>
  )
}
