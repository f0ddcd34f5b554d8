import { Select } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type StaffUnitFieldProps = {
  units: readonly { id: string; name: string }[]
  initialValue: string
  problem?: string | undefined
}

/** In which unit staff work; nothing to choose where the BUM Desa has none. */
export function StaffUnitField({ units, initialValue, problem }: StaffUnitFieldProps) {
  const { staff: t } = useMessages()
  if (units.length === 0) return null
  return (
    <Select
      field={{
        id: 'unitId',
        name: 'unitId',
        required: true,
        initialValue,
        errors: problem ? [problem] : undefined,
      }}
      label={t.unit}
      hint={t.unitHint}
      none={t.wholeShop}
      options={units.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
