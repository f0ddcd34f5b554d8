import { formatMonth } from '#app/core/dates.ts'
import { type FieldMeta, Select } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { months } from '../season.ts'

/** From which month to which it is harvested; empty where it is there all year. */
export function SeasonFields({ from, to }: { from: FieldMeta; to: FieldMeta }) {
  const locale = useLocale()
  const { fields: t } = useMessages().listings
  const options = months.map((month) => ({
    value: String(month),
    label: formatMonth(month, locale),
  }))
  return (
    <div>
      <div className="grid grid-cols-2 items-start gap-4">
        <Select field={from} label={t.seasonFrom} none={t.allYear} options={options} />
        <Select field={to} label={t.seasonTo} none={t.allYear} options={options} />
      </div>
      <p className="mt-1.5 text-sm text-ink-soft">{t.seasonHint}</p>
    </div>
  )
}
