import { choice, chosen, line, whole } from '#app/features/experiences/fields.ts'
import { section } from '#app/features/experiences/section.ts'

const longestLabel = 60
/** Where a category stands that is below no other. */
export const noParent = '-'

const words = {
  labelId: line(longestLabel),
  labelEn: line(longestLabel),
  labelJv: line(longestLabel),
  parent: chosen,
  /** Among those beside it, from 1. */
  position: whole(1, 99),
}

export const categorySection = section(words)

type Stored = Record<'labelId' | 'labelEn' | 'labelJv', string> & {
  parentSlug: string | null
  position: number
}

/** What stands in the form before anything is typed. */
export const typedOf = ({ labelId, labelEn, labelJv, parentSlug, position }: Stored) => ({
  labelId,
  labelEn,
  labelJv,
  parent: parentSlug ?? noParent,
  position: String(position),
})

/** Goods and visits are not sold alike, so the kind stays. */
export const newCategorySection = section({ kind: choice('product', 'experience'), ...words })
