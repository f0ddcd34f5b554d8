import { canSeeBuyer, type DeskRole } from '#app/features/orders/buyer-visibility.ts'
import type { Locale } from '#app/core/locale.ts'
import { formatDateTime } from '#app/core/dates.ts'
import { type Rupiah, subtract } from '#app/core/rupiah.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { Cell } from '#app/server/spreadsheet.server.ts'
import type { Occupied, PlaceCount } from './occupancy.ts'
import type { Days, Period } from './period.ts'
import {
  type DaySales,
  hasUnits,
  type ListingSales,
  postageBefore,
  postageOf,
  type Sales,
  type SalesFigures,
  sharesBy,
  sumOfSales,
} from './sales.ts'
import { soldParts } from './sold-parts.server.ts'

type Report = {
  period: Period
  figures: SalesFigures
  before: readonly DaySales[]
  occupied: readonly Occupied[]
}

/** Everything the page says of a period and of the one beside it, and what it folds, as one table. */
export function* summarySheet(report: Report, locale: Locale): Generator<Cell[]> {
  const { period, figures, before, occupied } = report
  const { sales: t, businessUnits } = messagesFor(locale)
  const names = [t.file.part, t.file.name, t.file.note]
  yield [...names, t.orders, t.units, t.file.givenBack, t.turnover, t.file.before]
  const was = sumOfSales(before)
  const whole = { ...sumOfSales(figures.days), before: was.turnover }
  yield row([t.total, '', daysOf(period)], whole)
  for (const day of figures.days) yield row([t.day, day.day], day)
  yield rowBefore([t.before, '', daysOf(period.before)], was)
  for (const day of before) yield rowBefore([t.file.dayBefore, day.day], day)
  for (const sold of figures.listings)
    yield row([t.product, sold.title, sold.maker], { ...sold, orders: null })
  const shares = (part: string, common: (listing: ListingSales) => { id: string; name: string }) =>
    sharesBy(figures.listings, common).map((share) =>
      row([part, share.name], { ...share, orders: null }),
    )
  yield* shares(t.maker, ({ makerId, maker }) => ({ id: makerId, name: maker }))
  yield* shares(t.category, ({ category, categoryLabel }) => ({
    id: category,
    name: categoryLabel,
  }))
  if (hasUnits(figures)) {
    const { unit: part, noUnit } = businessUnits
    yield* shares(part, ({ unitId, unit }) => ({ id: unitId ?? '', name: unit ?? noUnit }))
  }
  yield row([t.postage], postageRow(report))
  for (const { channel, ...sold } of figures.channels)
    yield row([t.channels, t.channel[channel]], sold)
  for (const { district, regency, ...sold } of figures.regions)
    yield row([t.region, district ?? t.noRegion, regency], sold)
  for (const each of occupied) yield placesRow(t.occupancy, each.title, each, t.offered)
  for (const { title, before: were } of occupied)
    yield placesRow(t.file.occupancyBefore, title, were, t.offered)
}

const placesRow = (part: string, title: string, places: PlaceCount, offered: string): Cell[] => [
  part,
  title,
  `${offered}: ${places.offered}`,
  null,
  places.sold,
  null,
  null,
  null,
]

type Named = [part: string, name?: string, note?: string | null]
type Counted = Omit<Sales, 'orders' | 'discount'> & { orders: number | null; before?: Rupiah }

const row = ([part, name = '', note = null]: Named, sold: Counted): Cell[] => [
  part,
  name,
  note,
  sold.orders,
  sold.units,
  sold.givenBack,
  sold.turnover,
  sold.before ?? null,
]

/** Its turnover stands where it is compared, so that no column adds up both periods. */
const rowBefore = ([part, name = '', note = null]: Named, sold: Sales): Cell[] => [
  part,
  name,
  note,
  sold.orders,
  sold.units,
  sold.givenBack,
  null,
  sold.turnover,
]

/** No listing earned it; given back is what listings did not give. */
function postageRow({ figures, before }: Report): Counted {
  const given = subtract(sumOfSales(figures.days).givenBack, sumOfSales(figures.listings).givenBack)
  return {
    orders: null,
    units: 0,
    givenBack: given,
    turnover: postageOf(figures),
    before: postageBefore(figures, before),
  }
}

const daysOf = ({ from, to }: Days) => `${from} – ${to}`

type Asked = Days & { shopId: ReadableShopId; role: DeskRole; locale: Locale }

/** Every line of the period's orders, and their postage; the turnover of all rows is that of the page. */
export async function* linesSheet({ role, locale, ...asked }: Asked): AsyncGenerator<Cell[]> {
  const { sales: t, kelola, businessUnits } = messagesFor(locale)
  const titles = [
    t.day,
    t.file.paidAt,
    t.file.order,
    t.file.status,
    t.channels,
    t.product,
    t.file.variant,
  ]
  const withRegion = canSeeBuyer(role)
  yield [
    ...titles,
    t.maker,
    t.category,
    businessUnits.unit,
    t.units,
    t.file.givenBack,
    t.turnover,
    ...(withRegion ? [t.region] : []),
  ]
  for await (const part of soldParts(asked)) {
    const { day, paidAt, number, status, channel, title, variant, maker, category, unit } = part
    yield [
      day,
      formatDateTime(paidAt, { locale }),
      number,
      kelola.status[status],
      t.channel[channel],
      title ?? t.postage,
      variant,
      maker,
      category,
      unit,
      part.units,
      part.givenBack,
      part.turnover,
      ...(withRegion ? [part.district ?? t.noRegion] : []),
    ]
  }
}
