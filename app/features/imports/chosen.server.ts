import { isUuid } from '#app/core/ids.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import type { GoodsEditFacts } from '#app/features/catalog/listing-form.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { db } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { GoodsEdit } from './goods-edit.ts'

const mostChosen = 150

/** As an address or a form names them; anything odd is nothing. */
export const chosenOf = (ids: readonly string[]) =>
  [...new Set(ids.filter(isUuid))].slice(0, mostChosen)

export function listChosenGoods(
  shopId: ReadableShopId,
  ids: readonly string[],
): Promise<{ id: string; titleId: string }[]> {
  return db.listing.findMany({
    where: { shopId, kind: 'product', id: { in: [...ids] } },
    select: { id: true, titleId: true },
    orderBy: { titleId: 'asc' },
  })
}

/** In the words of the sheet; null when there is no such category. */
export async function wordsOf(facts: GoodsEditFacts): Promise<GoodsEdit | null> {
  const { statuses } = messagesFor('id').listings
  const all = await listCategories()
  const category = all.find(({ slug, kind }) => slug === facts.category && kind === 'product')
  if (facts.category !== null && !category) return null
  const status = facts.status && statuses[facts.status]
  return { ...facts, status, category: category?.slug ?? null }
}
