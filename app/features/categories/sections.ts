import { requiredPermits } from '#app/features/catalog/required-permits.ts'
import { choice, choices, chosen, line, whole } from '#app/features/experiences/fields.ts'
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

/** What its goods need; visits have no permits of their own. */
const permits = {
  demandedPermits: choices(...requiredPermits),
  warnedPermits: choices(...requiredPermits),
}

export const visitCategorySection = section(words)
export const categorySection = section({ ...words, ...permits })

type Stored = Record<'labelId' | 'labelEn' | 'labelJv', string> & {
  parentSlug: string | null
  position: number
} & Record<'demandedPermits' | 'warnedPermits', readonly string[]>

/** What stands in the form before anything is typed. */
export const typedOf = ({
  labelId,
  labelEn,
  labelJv,
  parentSlug,
  position,
  demandedPermits,
  warnedPermits,
}: Stored) => ({
  labelId,
  labelEn,
  labelJv,
  parent: parentSlug ?? noParent,
  position: String(position),
  demandedPermits,
  warnedPermits,
})

/** Goods and visits are not sold alike, so the kind stays. */
export const newCategorySection = section({
  kind: choice('product', 'experience'),
  ...words,
  ...permits,
})
