import { type FieldMeta, Select } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { declaredHalal } from '../halal.ts'

type HalalFieldProps = { field: FieldMeta; isNew: boolean }

/** What its seller says of it; a certificate that was looked at says it itself. */
export function HalalField({ field, isNew }: HalalFieldProps) {
  const { listings: t } = useMessages()
  if (field.initialValue === 'certified') {
    return (
      <div>
        <p className="font-semibold">{t.fields.halal}</p>
        <p>{t.halal.certified}</p>
        <p className="mt-1 text-sm text-ink-soft">{t.fields.halalCertified}</p>
        <input type="hidden" name="halal" value="certified" />
      </div>
    )
  }
  return (
    <Select
      field={field}
      label={t.fields.halal}
      hint={t.fields.halalHint}
      {...(isNew && { none: t.fields.halalUsual })}
      options={declaredHalal.map((value) => ({ value, label: t.halal[value] }))}
    />
  )
}
