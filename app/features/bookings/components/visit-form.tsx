import { ShoppingBasket } from 'lucide-react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import type { ListingAddOn, ListingVariant } from '#app/features/catalog/listing-page.ts'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { QuantityInput } from '#app/ui/quantity-input.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { daysBetween } from '../calendar-date.ts'
import type { Visit } from '../visit.ts'
import type { VisitMonth } from '../visit-month.ts'
import { AddOnFields } from './add-on-fields.tsx'
import { VisitDates } from './visit-dates.tsx'

type VisitFormProps = {
  slug: string
  month: VisitMonth
  variants: readonly ListingVariant[]
  addOns: readonly ListingAddOn[]
  title: string
  typed: Readonly<Record<string, unknown>>
}

/** A day (and a time, or the day of leaving), how many, and the button: one plain form. */
export function VisitForm(props: VisitFormProps) {
  const { slug, month, variants, typed } = props
  const locale = useLocale()
  const { bookings: t, storefront } = useMessages()
  const { chosen } = month
  const asked = chosen && {
    tanggal: chosen.visit.date,
    pulang: chosen.visit.kind === 'stay' ? chosen.visit.departure : undefined,
  }
  return (
    <form
      method="post"
      action={paths.visitCalendar(locale, slug, asked ?? {})}
      noValidate
      className="grid gap-5"
    >
      <VisitDates mode={month.mode} rules={month.rules} typed={typed} />
      <Times month={month} typed={typed} />
      <Counts {...props} />
      <Guests {...props} />
      <AddOnFields {...props} typed={[typed.quantity ?? []].flat().slice(variants.length)} />
      {/* Shown by the script, which counts again with every change. */}
      {chosen && (
        <p data-sum hidden className="flex justify-between gap-4 text-lg font-bold">
          {t.total} <output />
        </p>
      )}
      {month.rules.depositPercent && <p>{t.deposit(month.rules.depositPercent)}</p>}
      <Button size="large" wide>
        <Icon icon={ShoppingBasket} size={22} />
        {storefront.listing.add}
      </Button>
    </form>
  )
}

/** Times that are full on the chosen day cannot be chosen. */
function Times({ month: { rules, chosen }, typed }: Pick<VisitFormProps, 'month' | 'typed'>) {
  const { bookings: t } = useMessages()
  if (rules.sessions.length === 0) return null
  const options = rules.sessions.map(({ id, startsAt }) => {
    const slot = chosen?.slots.find(({ sessionId }) => sessionId === id)
    const isClosed = Boolean(slot?.closed)
    return {
      value: id,
      title: t.at(startsAt),
      disabled: isClosed,
      ...(slot && { aside: isClosed ? t.full : t.left(slot.left) }),
    }
  })
  const firstFree = options.find(({ disabled }) => !disabled)?.value
  return (
    <RadioCards
      field={{
        id: 'session',
        name: 'session',
        initialValue: typed.session ?? firstFree,
        required: true,
      }}
      label={t.time}
      options={options}
    />
  )
}

function Counts({ month, variants, title, typed }: VisitFormProps) {
  const locale = useLocale()
  const { bookings: t, visitUnits } = useMessages()
  const { mode, rules, chosen } = month
  const { unit, peoplePerUnit, group } = rules
  const quantities = [typed.quantity ?? []].flat()
  const isStay = mode === 'night'
  // Rooms are counted here; whom they are for is asked below.
  const fewest = isStay ? 1 : group.minimum
  // Before its nights are chosen the price of a stay is for one of them.
  const each = isStay && !chosen ? visitUnits.eachNight(unit) : visitUnits.each(unit)
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-semibold">{visitUnits.howMany(unit)}</legend>
      {chosen && <PricesOf visit={chosen.visit} />}
      <ul className="grid gap-3">
        {variants.map((variant, index) => (
          <li
            key={variant.id}
            data-price={chosen?.prices[index]?.toString()}
            className="flex flex-wrap items-center justify-between gap-2"
          >
            <span className="min-w-0 flex-1">
              {variant.label[locale] || each}
              <span className="block">
                {!chosen && <span className="text-sm text-ink-soft">{t.from} </span>}
                <Price
                  amount={chosen?.prices[index] ?? variant.price}
                  className={chosen ? 'font-semibold' : 'text-sm text-ink-soft'}
                />
              </span>
            </span>
            <input type="hidden" name="variantId" value={variant.id} />
            <QuantityInput
              name="quantity"
              label={variant.label[locale] || title}
              value={String(quantities[index] ?? (index === 0 ? fewest : 0))}
              min={0}
              max={Math.min(variant.maximumPerOrder, isStay ? Infinity : group.maximum)}
            />
          </li>
        ))}
      </ul>
      {unit !== 'orang' && peoplePerUnit !== null && (
        <p className="mt-2 text-sm text-ink-soft">{visitUnits.holds(unit, peoplePerUnit)}</p>
      )}
      {group.minimum > 1 && (
        <p className="mt-2 text-sm text-ink-soft">
          {t.groupMinimum(visitUnits.count(group.minimum, isStay ? 'orang' : unit))}
        </p>
      )}
    </fieldset>
  )
}

/** Of a stay, who needs a bed and comes through the gate. */
function Guests({ month: { mode, rules }, typed }: VisitFormProps) {
  const { bookings: t } = useMessages()
  if (mode !== 'night') return null
  const { minimum, maximum } = rules.group
  return (
    <TextInput
      field={{
        id: 'guests',
        name: 'guests',
        required: true,
        min: minimum,
        max: maximum,
        initialValue: typed.guests ?? String(minimum),
      }}
      type="number"
      inputMode="numeric"
      label={t.howManyGuests}
      hint={t.guestsHint}
      className="max-w-60"
    />
  )
}

/** Which day or how many nights the prices beside the numbers are for. */
function PricesOf({ visit }: { visit: Visit }) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  return (
    <p className="mb-2 text-sm text-ink-soft">
      {visit.kind === 'stay'
        ? t.forNights(daysBetween(visit.date, visit.departure))
        : t.onDay(formatCalendarDay(visit.date, locale))}
    </p>
  )
}
