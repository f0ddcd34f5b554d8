import { type FieldMeta, Select } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Category } from '../category.ts'

type CategoryFieldProps = { field: FieldMeta; categories: readonly Category[] }

/** Only the shelves that goods lie on, not those that hold other shelves. */
export function CategoryField({ field, categories }: CategoryFieldProps) {
  const locale = useLocale()
  const { listings: t } = useMessages()
  const isParent = (slug: string) => categories.some(({ parentSlug }) => parentSlug === slug)
  const goods = categories.filter(({ kind, slug }) => kind === 'product' && !isParent(slug))
  return (
    <Select
      field={field}
      label={t.fields.category}
      hint={t.fields.categoryHint}
      none={t.fields.categoryGuess}
      options={goods.map(({ slug, label }) => ({ value: slug, label: label[locale] }))}
    />
  )
}
