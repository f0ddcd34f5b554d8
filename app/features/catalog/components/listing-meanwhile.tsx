import { formatMonth } from '#app/core/dates.ts'
import type { Meanwhile } from '#app/core/meanwhile.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { MeanwhileAlert } from '#app/ui/meanwhile.tsx'
import type { Halal } from '../halal.ts'
import type { Category } from '../category.ts'

type ListingMeanwhileProps = { meanwhile: Meanwhile; categories: readonly Category[] }

/** What somebody else has saved of a good, as its form says it. */
export function ListingMeanwhile({ meanwhile, categories }: ListingMeanwhileProps) {
  const locale = useLocale()
  const { listings: t, common, experiences } = useMessages()
  const labels: Readonly<Record<string, string>> = {
    ...t.fields,
    weightGrams: t.fields.weight,
    leadTimeDays: t.fields.leadTime,
    shelfLifeDays: t.fields.shelfLife,
    pictureKey: t.fields.picture,
  }
  const valueOf = (name: string, value: string) => {
    switch (name) {
      case 'price':
        return formatRupiah(BigInt(value))
      case 'category':
        return categories.find(({ slug }) => slug === value)?.label[locale] ?? value
      case 'seasonFrom':
      case 'seasonTo':
        return value && formatMonth(Number(value), locale)
      case 'halal':
        return t.halal[value as Halal] ?? value
      case 'isLocalOnly':
      case 'madeToOrder':
        return value ? experiences.yes : experiences.no
      case 'pictureKey':
        return common.meanwhile.changedPicture
      default:
        return value
    }
  }
  return (
    <MeanwhileAlert
      meanwhile={meanwhile}
      say={({ name }, [value = '']) => ({
        label: labels[name] ?? name,
        value: valueOf(name, value),
      })}
    />
  )
}
