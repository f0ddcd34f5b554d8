import { ShoppingBasket } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import type { ListingVariant } from '#app/features/catalog/listing-page.ts'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { QuantityInput } from '#app/ui/quantity-input.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import type { CalendarMode } from '../experience-calendar.ts'
import type { VisitRules } from '../visit-month.ts'

type VisitFormProps = {
  slug: string
  mode: CalendarMode['kind']
  rules: VisitRules
  variants: readonly ListingVariant[]
  title: string
  unit: string
  typed: Readonly<Record<string, unknown>>
}

/** A day (and a time, or the day of leaving), how many, and the button: one plain form. */
export function VisitForm(props: VisitFormProps) {
  const { slug, mode, rules, variants, title, typed } = props
  const locale = useLocale()
  const { bookings: t, storefront } = useMessages()
  const quantities = [typed.quantity ?? []].flat()
  return (
    <form
      method="post"
      action={paths.visitCalendar(locale, slug)}
      noValidate
      className="grid gap-5"
    >
      <Dates mode={mode} rules={rules} typed={typed} />
      {rules.sessions.length > 0 && (
        <RadioCards
          field={{
            id: 'session',
            name: 'session',
            initialValue: typed.session ?? rules.sessions[0]?.id,
            required: true,
          }}
          label={t.time}
          options={rules.sessions.map(({ id, startsAt }) => ({ value: id, title: t.at(startsAt) }))}
        />
      )}
      <fieldset>
        <legend className="mb-2 font-semibold">{mode === 'night' ? t.rooms : t.howMany}</legend>
        <ul className="grid gap-2">
          {variants.map((variant, index) => (
            <li key={variant.id} className="flex flex-wrap items-center justify-between gap-2">
              <span className="min-w-0">
                {variant.label[locale] || (mode === 'night' ? t.room : t.person)}
                <span className="block text-sm text-ink-soft">
                  {t.from} <Price amount={variant.price} />
                </span>
              </span>
              <input type="hidden" name="variantId" value={variant.id} />
              <QuantityInput
                name="quantity"
                label={variant.label[locale] || title}
                value={String(quantities[index] ?? (index === 0 ? rules.group.minimum : 0))}
                min={0}
                max={Math.min(variant.maximumPerOrder, rules.group.maximum)}
              />
            </li>
          ))}
        </ul>
        {rules.group.minimum > 1 && (
          <p className="mt-2 text-sm text-ink-soft">{t.groupMinimum(rules.group.minimum)}</p>
        )}
      </fieldset>
      <Button size="large" wide>
        <Icon icon={ShoppingBasket} size={22} />
        {storefront.listing.add}
      </Button>
    </form>
  )
}

function Dates({ mode, rules, typed }: Pick<VisitFormProps, 'mode' | 'rules' | 'typed'>) {
  const { bookings: t } = useMessages()
  const field = (name: 'date' | 'departure') => ({
    id: name,
    name,
    required: true,
    initialValue: typed[name],
    min: rules.today,
    max: rules.lastDay,
  })
  if (mode !== 'night') {
    return (
      <TextInput
        field={field('date')}
        type="date"
        label={t.day}
        {...(rules.arriveBy && mode === 'anyDay' && { hint: t.arriveBy(rules.arriveBy) })}
      />
    )
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextInput
        field={field('date')}
        type="date"
        label={t.arrival}
        hint={t.arriveBy(rules.arriveBy)}
      />
      <TextInput
        field={field('departure')}
        type="date"
        label={t.departure}
        {...(rules.departBy && { hint: t.departBy(rules.departBy) })}
      />
      {rules.nights.minimum > 1 && (
        <p className="text-sm text-ink-soft sm:col-span-2">
          {t.nightsMinimum(rules.nights.minimum)}
        </p>
      )}
    </div>
  )
}
