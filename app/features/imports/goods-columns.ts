/** Of the sheet of goods, in this order. A row is a variant: that is what has a price and a stock. */
export const goodsColumns = [
  'id',
  'maker',
  'title',
  'label',
  'labelEn',
  'price',
  'unit',
  'stock',
  'recorded',
  'status',
  'category',
  'businessUnit',
  'weightGrams',
  'maximumPerOrder',
  'leadTimeDays',
  'madeToOrder',
  'shelfLifeDays',
  'seasonFrom',
  'seasonTo',
  'isLocalOnly',
  'halal',
  'description',
  'titleEn',
  'descriptionEn',
] as const
export type GoodsColumn = (typeof goodsColumns)[number]

/** What is written in a row; a column that the file does not have is left as it is. */
export type GoodsCells = Partial<Record<GoodsColumn, string>>

/** One row of a file. `number` is what the spreadsheet program calls it. */
export type GoodsRow = { number: number; cells: GoodsCells }

/** Without a name nobody could say which good a row is about. */
export const neededColumns = ['title'] as const satisfies readonly GoodsColumn[]

/** As compared: people change capitals and spaces. */
export const folded = (text: string) =>
  text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** Which column stands where; titles in any language of ours. Columns we do not know are left alone. */
export function placesOf(
  titles: readonly string[],
  names: readonly Readonly<Record<GoodsColumn, string>>[],
): (GoodsColumn | null)[] {
  return titles.map((title) => {
    const wanted = folded(title)
    return (
      goodsColumns.find((column) => names.some((name) => folded(name[column]) === wanted)) ?? null
    )
  })
}
