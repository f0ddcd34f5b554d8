import type { Halal } from '#app/features/catalog/halal.ts'
import {
  type NewListing,
  type newListingForm,
  usualPerOrder,
} from '#app/features/catalog/listing-form.ts'
import { folded, type GoodsCells, type GoodsColumn } from './goods-columns.ts'

/** `now` is what may be sold at this moment, for the sentence. */
export type Fault = { column: GoodsColumn; value: string; problem: string; now?: number }

/** What people may call things in a sheet, folded. */
export type SheetWords = {
  /** Slugs. */
  categories: ReadonlyMap<string, string>
  halal: ReadonlyMap<string, Halal>
  yes: ReadonlySet<string>
}

export type Read =
  | { ok: true; listing: NewListing; category: string }
  | { ok: false; faults: Fault[] }

/** By the rules of the form of a good, which is the other way to write the same. */
export function readCells(
  cells: GoodsCells,
  { categories, yes, halal }: SheetWords,
  { form, known }: { form: typeof newListingForm; known?: string | undefined },
): Read {
  const { category = '', isLocalOnly = '', madeToOrder = '' } = cells
  const ticked = (text: string) => (yes.has(folded(text)) ? 'on' : '')
  const read = form.safeParse({
    ...cells,
    isLocalOnly: ticked(isLocalOnly),
    madeToOrder: ticked(madeToOrder),
    halal: halal.get(folded(cells.halal ?? '')) ?? cells.halal?.trim(),
  })
  const slug = known ?? categories.get(folded(category))
  const faults = (read.error?.issues ?? []).map(({ path, message }): Fault => {
    const column = path[0] as GoodsColumn
    return { column, value: cells[column] ?? '', problem: message }
  })
  if (!slug) faults.push({ column: 'category', value: category, problem: 'category' })
  if (!read.success || !slug) return { ok: false, faults }
  return { ok: true, listing: read.data, category: slug }
}

export const textOf = (number: number | null) => (number ? String(number) : '')

/** As the sheet writes it; English that is the Indonesian is left empty. */
export function cellsOf(
  listing: Omit<NewListing, 'pictureKey' | 'pictureAlt' | 'halal'>,
  category: string,
) {
  const { title, titleEn, description, descriptionEn } = listing
  return {
    title,
    price: String(listing.price),
    unit: listing.unit,
    stock: String(listing.stock),
    category,
    weightGrams: textOf(listing.weightGrams),
    maximumPerOrder:
      listing.maximumPerOrder === usualPerOrder ? '' : textOf(listing.maximumPerOrder),
    leadTimeDays: textOf(listing.leadTimeDays),
    madeToOrder: listing.madeToOrder ? 'ya' : '',
    shelfLifeDays: textOf(listing.shelfLifeDays),
    seasonFrom: textOf(listing.seasonFrom),
    seasonTo: textOf(listing.seasonTo),
    isLocalOnly: listing.isLocalOnly ? 'ya' : '',
    description: description ?? '',
    titleEn: titleEn === title ? '' : (titleEn ?? ''),
    descriptionEn: descriptionEn === description ? '' : (descriptionEn ?? ''),
  } satisfies GoodsCells
}
