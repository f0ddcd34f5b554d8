import { useMessages } from '#app/ui/locale.tsx'
import { Field, type FieldMeta } from '#app/ui/field.tsx'

type VillageFieldProps = {
  field: FieldMeta
  label: string
  villages: readonly { code: string; name: string }[]
}

/** Nothing to choose where a BUM Desa is at home in one village. */
export function VillageField({ field, label, villages }: VillageFieldProps) {
  const { makers: t } = useMessages()
  const [only] = villages
  if (villages.length === 1 && only) {
    return <input type="hidden" name={field.name} value={only.code} />
  }
  return (
    <Field field={field} label={label}>
      <select
        id={field.id}
        name={field.name}
        required
        defaultValue={typeof field.initialValue === 'string' ? field.initialValue : ''}
        className="field-control"
      >
        <option value="">{t.chooseVillage}</option>
        {villages.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  )
}
