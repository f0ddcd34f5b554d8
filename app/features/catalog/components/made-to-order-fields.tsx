import { Checkbox, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { ListingErrors, TypedListing } from '../typed-listing.ts'
import type { FieldOf } from './use-listing-field.ts'

type MadeToOrderFieldsProps = { field: FieldOf; typed: TypedListing; errors: ListingErrors }

/** Beside the stock, whose number it gives another meaning; folded where a good simply stands ready. */
export function MadeToOrderFields({ field, typed, errors }: MadeToOrderFieldsProps) {
  const { listings: t } = useMessages()
  const isOpen = typed.madeToOrder === 'on' || Boolean(typed.leadTimeDays || errors.leadTimeDays)
  return (
    <details open={isOpen} className="rounded-2xl border border-line">
      <summary className="min-h-11 cursor-pointer px-4 py-2.5 font-semibold">
        {t.madeToOrder.open}
      </summary>
      <div className="grid gap-5 p-4">
        <Checkbox
          field={{ id: 'madeToOrder', name: 'madeToOrder' }}
          label={t.fields.madeToOrder}
          hint={t.fields.madeToOrderHint}
          defaultChecked={typed.madeToOrder === 'on'}
        />
        <TextInput
          field={field('leadTimeDays')}
          label={t.fields.leadTime}
          hint={t.fields.leadTimeHint}
          inputMode="numeric"
          className="max-w-32"
          autoComplete="off"
        />
      </div>
    </details>
  )
}
