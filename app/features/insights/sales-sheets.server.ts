import { canSeeBuyer, type DeskRole } from '#app/features/orders/buyer-visibility.ts'
import type { Locale } from '#app/core/locale.ts'
import { formatDateTime } from '#app/core/dates.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { Cell } from '#app/server/spreadsheet.server.ts'
import type { Occupied } from './occupancy.ts'
import type { Days } from './period.ts'
import {
  hasUnits,
  type ListingSales,
  postageOf,
  type Sales,
  type SalesFigures,
  sharesBy,
  sumOfSales,
} from './sales.ts'
import { soldParts } from './sold-parts.server.ts'

type Report = { figures: SalesFigures; occupied: readonly Occupied[] }

/** Everything the page says of a period, and what it folds, as one table. */
export function* summarySheet({ figures, occupied }: Report, locale: Locale): Generator<Cell[]> {
  const { sales: t, businessUnits } = messagesFor(locale)
  yield [t.file.part, t.file.name, t.file.note, t.orders, t.units, t.file.givenBack, t.turnover]
  const row = (
    part: string,
    name: string,
    note: string | null,
    { orders, ...sales }: Sales,
    counts: boolean,
  ) => [part, name, note, counts ? orders : null, sales.units, sales.givenBack, sales.turnover]
  yield row(t.total, '', null, sumOfSales(figures.days), true)
  for (const day of figures.days) yield row(t.day, day.day, null, day, true)
  for (const sold of figures.listings) yield row(t.product, sold.title, sold.maker, sold, false)
  const shares = (common: (listing: ListingSales) => { id: string; name: string }) =>
    sharesBy(figures.listings, common)
  for (const { name, units, turnover } of shares(({ makerId, maker }) => ({
    id: makerId,
    name: maker,
  })))
    yield [t.maker, name, null, null, units, null, turnover]
  for (const { name, units, turnover } of shares(({ category, categoryLabel }) => ({
    id: category,
    name: categoryLabel,
  })))
    yield [t.category, name, null, null, units, null, turnover]
  if (hasUnits(figures)) {
    for (const { name, units, turnover } of shares(({ unitId, unit }) => ({
      id: unitId ?? '',
      name: unit ?? businessUnits.noUnit,
    })))
      yield [businessUnits.unit, name, null, null, units, null, turnover]
  }
  yield [t.postage, '', null, null, null, null, postageOf(figures)]
  for (const each of figures.channels)
    yield row(t.channels, t.channel[each.channel], null, each, true)
  for (const { district, regency, ...each } of figures.regions)
    yield row(t.region, district ?? t.noRegion, regency, each, true)
  for (const { title, sold, offered } of occupied)
    yield [t.occupancy, title, `${t.offered}: ${offered}`, null, sold, null, null]
}

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
