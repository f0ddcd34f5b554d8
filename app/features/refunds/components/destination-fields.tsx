import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { type DestinationField, knownBanks } from '../destination.ts'

/** Bank, number and holder; the same for the buyer and for the admin who types for one. */
export function DestinationFields({
  wrong,
  typed,
}: {
  wrong: readonly DestinationField[]
  typed: Record<string, unknown>
}) {
  const { destination: t } = useMessages().purchase
  const field = (name: DestinationField) => ({
    id: `destination-${name}`,
    name,
    required: true,
    initialValue: typed[name],
    errors: wrong.includes(name) ? [t.errors[name]] : undefined,
  })
  return (
    <>
      <TextInput field={{ ...field('bank'), maxLength: 40 }} label={t.bank} list="known-banks" />
      <datalist id="known-banks">
        {knownBanks.map((bank) => (
          <option key={bank}>{bank}</option>
        ))}
      </datalist>
      <TextInput
        field={{ ...field('accountNumber'), maxLength: 30 }}
        label={t.accountNumber}
        hint={t.accountNumberHint}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextInput
        field={{ ...field('holder'), maxLength: 80 }}
        label={t.holder}
        hint={t.holderHint}
        autoComplete="name"
      />
    </>
  )
}
