import { useMessages } from '#app/ui/locale.tsx'
import type { ListingErrors, TypedListing } from '../typed-listing.ts'

/** Every field that can show a mistake of its own, with the texts' key of its usual one. */
export const fieldNames = {
  picture: true,
  pictureAlt: true,
  title: true,
  price: true,
  unit: true,
  stock: true,
  category: true,
  description: true,
  titleEn: true,
  descriptionEn: true,
  weightGrams: true,
  maximumPerOrder: true,
  madeToOrder: true,
  leadTimeDays: true,
  shelfLifeDays: true,
  seasonFrom: true,
  seasonTo: true,
  halal: true,
  maker: true,
  consent: true,
} as const

/** A field by its name, with what was typed and what is wrong with it. */
export type FieldOf = ReturnType<typeof useListingField>

export function useListingField(typed: TypedListing, errors: ListingErrors) {
  const { listings: t } = useMessages()
  return (name: Exclude<keyof typeof fieldNames, 'picture'>) => {
    const key = errors[name]
    const text = key && t.errors[key as Exclude<keyof typeof t.errors, 'picture'>]
    return { id: name, name, initialValue: typed[name] ?? '', errors: text ? [text] : undefined }
  }
}
