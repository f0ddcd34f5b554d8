import type { Rupiah } from '#app/core/rupiah.ts'

/** A variant as its seller edits it. */
export type EditedVariant = {
  id: string
  label: string
  /** As buyers in English read it. */
  labelEn: string
  price: Rupiah
  weightGrams: number
  available: number
  isActive: boolean
}

/** What stands in the form of all variants; fields of one end in its place. */
export const typedVariants = (
  variants: readonly Omit<EditedVariant, 'available'>[],
): Record<string, string> =>
  Object.fromEntries(
    variants.flatMap(({ id, label, labelEn, price, weightGrams, isActive }, at) => [
      [`id-${at}`, id],
      [`label-${at}`, label],
      [`labelEn-${at}`, labelEn === label ? '' : labelEn],
      [`price-${at}`, String(price)],
      [`weightGrams-${at}`, weightGrams ? String(weightGrams) : ''],
      [`isActive-${at}`, isActive ? 'on' : ''],
    ]),
  )
