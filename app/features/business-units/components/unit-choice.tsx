import { Form } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { UnitChoice } from '../business-unit.ts'

type UnitChoiceFormProps = {
  choice: UnitChoice
  /** The goods or visits that it is about. */
  listingIds: readonly string[]
}

/** To which unit of the BUM Desa something belongs; what it has sold goes along. */
export function UnitChoiceForm({ choice, listingIds }: UnitChoiceFormProps) {
  const { businessUnits: t } = useMessages()
  return (
    <Form
      method="post"
      action={paths.kelolaUnits('isi')}
      className="flex max-w-xl flex-wrap items-end gap-3"
    >
      {listingIds.map((id) => (
        <input key={id} type="hidden" name="barang" value={id} />
      ))}
      <div className="min-w-0 flex-1 basis-56">
        <Select
          key={choice.current}
          field={{ id: 'unit', name: 'unit', required: true, initialValue: choice.current ?? '' }}
          label={t.unit}
          none={t.noUnit}
          options={choice.units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <Button look="outline">{t.assign}</Button>
    </Form>
  )
}
