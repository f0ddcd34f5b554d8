import { Alert } from '#app/ui/alert.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { type FieldProblems, fieldMeta } from './field-meta.ts'
import { VillagePicker, type VillagePickerProps } from './village-picker.tsx'

export type StepValues = Readonly<Record<string, string>>

type FieldsProps = { values: StepValues; problems: FieldProblems }

/** Who only comes to visit is not asked where to send things. */
export function BuyerFields({ values, problems, hasGoods }: FieldsProps & { hasGoods: boolean }) {
  const { checkout: t } = useMessages()
  const field = (name: string, required = false) =>
    fieldMeta(name, { values, problems, sentences: t.fieldErrors, required })
  return (
    <div className="grid gap-5">
      <TextInput field={field('name', true)} label={t.name} autoComplete="name" />
      <TextInput
        field={field('phone', true)}
        label={t.phone}
        hint={t.phoneHint}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <TextInput
        field={field('email')}
        label={t.email}
        hint={t.emailHint}
        type="email"
        autoComplete="email"
      />
      {hasGoods ? (
        <RadioCards
          field={field('receive', true)}
          label={t.receive}
          options={[
            { value: 'home', title: t.receiveHome, text: t.receiveHomeText },
            { value: 'pickup', title: t.receivePickup, text: t.receivePickupText },
          ]}
        />
      ) : (
        <input type="hidden" name="receive" value="pickup" />
      )}
    </div>
  )
}

/** Shown for "deliver to me" only; without scripts the page's style sheet decides by `:has()`. */
export function AddressFields({
  values,
  problems,
  picker,
}: FieldsProps & { picker: Omit<VillagePickerProps, 'problems'> }) {
  const { checkout: t } = useMessages()
  const field = (name: string, required = false) =>
    fieldMeta(name, { values, problems, sentences: t.fieldErrors, required })
  return (
    <fieldset className="when-home mt-8 grid gap-5">
      <legend className="mb-4 font-display text-2xl font-bold">{t.addressTitle}</legend>
      <VillagePicker {...picker} problems={problems} />
      <TextInput field={field('street')} label={t.street} autoComplete="street-address" />
      <div className="grid grid-cols-2 items-end gap-4 sm:grid-cols-[1fr_10rem_10rem] sm:gap-x-3">
        <div className="col-span-2 sm:col-span-1">
          <TextInput field={field('hamlet')} label={t.hamlet} />
        </div>
        <TextInput field={field('rt')} label={t.rt} inputMode="numeric" maxLength={3} />
        <TextInput field={field('rw')} label={t.rw} inputMode="numeric" maxLength={3} />
      </div>
      <TextInput field={field('landmark')} label={t.landmark} hint={t.landmarkHint} />
      <Alert>{t.findableHint}</Alert>
      <div className="grid gap-4 sm:grid-cols-[1fr_12.5rem]">
        <TextInput field={field('recipient')} label={t.recipient} hint={t.recipientHint} />
        <TextInput
          field={field('postalCode')}
          label={t.postalCode}
          inputMode="numeric"
          autoComplete="postal-code"
          maxLength={5}
        />
      </div>
    </fieldset>
  )
}
