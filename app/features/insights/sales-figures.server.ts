import { zero } from '#app/core/rupiah.ts'
import type { SaleChannel } from '#app/features/orders/sale-filters.ts'
import { pool } from '#app/server/db.server.ts'
import { type FoundRegions, listRegionSales } from './region-sales.server.ts'
import {
  type ComparedSales,
  countOfOrders,
  salesRowsSql,
  sums,
  valuesOfCompared,
  valuesOfSales,
} from './sales-rows.server.ts'
import {
  byTurnover,
  type DaySales,
  type FoldedRest,
  lessParts,
  type ListingSales,
  noSales,
  type PartSales,
  type Sales,
  type SalesFigures,
  sumOfParts,
  sumOfSales,
} from './sales.ts'

/**
 * Everything the page and the export say of a period, and the days of the one it is compared with. Buyers
 * live in thousands of kecamatan: of these at most so many are named, and the rest is put together.
 */
export async function getSalesFigures(
  asked: ComparedSales,
  mostRegions?: number,
): Promise<SalesFigures & { before: DaySales[] }> {
  const values = await valuesOfCompared(asked)
  const [now, was, regions] = await Promise.all([
    listGroups(values.slice(0, 5)),
    listGroups(await valuesOfSales({ ...asked, ...asked.before })),
    listRegionSales(values, mostRegions),
  ])
  const [days, before] = [daysOf(now), daysOf(was)]
  const whole = { ...sumOfSales(days), before: sumOfSales(before).turnover }
  return {
    days,
    before,
    channels: compared(now, was, ({ channel }) => channel && { key: channel, part: { channel } }),
    listings: compared(
      now,
      was,
      ({ listing }) => listing && { key: `${listing.listingId} ${listing.makerId}`, part: listing },
    ),
    regions: regions.named,
    otherRegions: restOf(whole, regions),
  }
}

/** One sum of each day, of each channel and of each listing by its maker. */
type Group = Sales & {
  day: string | null
  channel: SaleChannel | null
  listing: Omit<ListingSales, keyof PartSales> | null
}

async function listGroups(values: readonly unknown[]): Promise<Group[]> {
  const { rows } = await pool.query<Group>({
    name: 'sales-groups',
    text: `WITH sums AS (
      SELECT day, channel, listing_id, maker_id, ${countOfOrders}, ${sums} FROM (${salesRowsSql}) sales
      GROUP BY GROUPING SETS (day, channel, (listing_id, maker_id))
    )
    SELECT day, channel::text, orders, units, turnover, "givenBack", discount,
      CASE WHEN l.id IS NOT NULL THEN json_build_object('listingId', l.id, 'title', l.title_id,
        'makerId', maker.id, 'maker', maker.name,
        'category', category.slug, 'categoryLabel', category.label_id,
        'unitId', bu.id, 'unit', bu.name) END AS listing
    FROM sums LEFT JOIN listings l ON l.id = sums.listing_id
    LEFT JOIN categories category ON category.slug = l.category_slug
    LEFT JOIN makers maker ON maker.id = sums.maker_id
    LEFT JOIN business_units bu ON bu.id = l.business_unit_id
    ORDER BY day`,
    values: [...values],
  })
  return rows
}

const salesOf = ({ orders, units, turnover, givenBack, discount }: Sales): Sales => ({
  orders,
  units,
  turnover,
  givenBack,
  discount,
})

const daysOf = (groups: readonly Group[]): DaySales[] =>
  groups.flatMap(({ day, ...sales }) => (day ? [{ day, ...salesOf(sales) }] : []))

/** Each part of which something was sold in one of the periods, most of this one first. */
function compared<Part extends object>(
  now: readonly Group[],
  before: readonly Group[],
  partOf: (group: Group) => { key: string; part: Part } | null,
): (Part & PartSales)[] {
  const byKey = (groups: readonly Group[]) =>
    new Map(
      groups.flatMap((group) => {
        const found = partOf(group)
        return found ? [[found.key, { part: found.part, sales: salesOf(group) }] as const] : []
      }),
    )
  const [sold, was] = [byKey(now), byKey(before)]
  return Array.from(new Map([...was, ...sold]), ([key, { part }]) => ({
    ...part,
    ...(sold.get(key)?.sales ?? noSales),
    before: was.get(key)?.sales.turnover ?? zero,
  })).toSorted(byTurnover)
}

/** What the whole came to beside the regions that are named. */
function restOf(whole: PartSales, { named, parts }: FoundRegions): FoldedRest | null {
  if (parts === named.length) return null
  return { parts: parts - named.length, ...lessParts(whole, sumOfParts(named)) }
}
