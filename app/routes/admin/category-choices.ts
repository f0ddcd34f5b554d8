import type { DeskCategory } from '#app/features/categories/queries.server.ts'
import { noParent } from '#app/features/categories/sections.ts'

/** Below what a category may stand; none stands below itself. */
export function parentsFor(
  categories: readonly DeskCategory[],
  { slug, kind }: { slug?: string; kind?: DeskCategory['kind'] },
  none: string,
) {
  const roots = categories.filter(
    (each) =>
      each.parentSlug === null && each.slug !== slug && (kind === undefined || each.kind === kind),
  )
  return [
    { value: noParent, title: none },
    ...roots.map((each) => ({ value: each.slug, title: each.labelId })),
  ]
}
