import type { VillageSuggestion } from '#app/features/regions/village-suggestion.ts'
import { villageLabel } from '#app/features/regions/village-suggestion.ts'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { type FieldProblems, fieldMeta } from './field-meta.ts'

export type VillagePickerProps = {
  /** What stands in the box: the chosen village's name, or what was typed. */
  text: string
  /** The chosen code, empty when none is. */
  code: string
  /** Villages that match what was typed, when the form came back without a choice. */
  matches: readonly VillageSuggestion[] | null
  problems: FieldProblems
}

/**
 * One of 83,762 villages. With scripts the box suggests and fills the code in; without, sending the
 * form brings back the matching villages to choose from.
 */
export function VillagePicker({ text, code, matches, problems }: VillagePickerProps) {
  const { checkout: t } = useMessages()
  const errors =
    matches?.length === 0
      ? [t.villageNone]
      : fieldMeta('villageCode', {
          values: {},
          problems,
          sentences: t.fieldErrors,
        }).errors
  return (
    <div className="grid gap-4">
      <TextInput
        field={{
          id: 'villageText',
          name: 'villageText',
          initialValue: text,
          errors,
          required: true,
        }}
        required={false}
        label={t.village}
        hint={t.villageHint}
        autoComplete="off"
        data-suggest="/api/desa"
        data-suggest-into="villageCode"
      />
      {matches && matches.length > 0 ? (
        <RadioCards
          field={{ id: 'villageChoice', name: 'villageChoice', initialValue: code }}
          label={t.villageMatches}
          options={matches.map((village) => ({
            value: village.code,
            title: village.name,
            text: villageLabel({ ...village, name: '' }),
          }))}
        />
      ) : null}
      <input type="hidden" name="villageCode" defaultValue={code} />
    </div>
  )
}
