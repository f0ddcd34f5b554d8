import type { PoolClient } from 'pg'
import { insertRows } from '../rows.ts'
import { applicationEdges, applicationRows } from './applications.ts'
import { bookingRows } from './booking-rows.ts'
import { buildBuyers } from './buyers.ts'
import { foundBusinessUnits } from './business-units.ts'
import { calendarRows } from './calendar-rows.ts'
import { buildListings, listingRows } from './listing-rows.ts'
import { beginPromotions } from './promotions.ts'
import { buildPayouts, payoutEntries, payoutRows } from './payouts.ts'
import { readyLineRows } from './ready-lines.ts'
import { resourceRows } from './resource-rows.ts'
import { must } from './random.ts'
import { buildRequests, groupSales, requestRows } from './requests.ts'
import { questionRows } from './questions.ts'
import { reportRows } from './reports.ts'
import { reviewRows } from './reviews.ts'
import { ledgerRows } from './sale-ledger.ts'
import { recordSale, type SaleRecord } from './sale-records.ts'
import { saleRows } from './sale-rows.ts'
import { trailRows } from './sale-trail.ts'
import { simulateSales } from './sales.ts'
import { buildShops, readVillages, shopRows } from './shop-rows.ts'
import { stockMovementRows } from './stock.ts'
import { beginStockTake } from './stock-take.ts'
import { visitFactsRows } from './visit-facts-rows.ts'
import { simulateVisits } from './visit-sales.ts'
import { counterSaleRows, dayClosingRows } from './walk-ins.ts'
import { peopleOf, userRows } from './user-rows.ts'

/** Changes with the story: another version is not loaded over an older one, only into an empty database. */
export const storyVersion = '12'

type Rows = Parameters<typeof insertRows>[2]
type Row = Rows[number]

/** The sample story: shops, makers, listings, people and sixty days of sales up to `now`. */
export async function loadDemo(client: PoolClient, now: Date): Promise<void> {
  const story = await buildDemo(now)
  const isOpen = ({ status }: Row) => status === 'prepared' || status === 'approved'
  for (const [table, rows] of Object.entries(story)) {
    // What is on its way may be no more than the ledger owes, so it goes in after that.
    const ready = table === 'payouts' ? rows.filter((row) => !isOpen(row)) : rows
    await insertRows(client, table, ready)
  }
  await insertRows(client, 'payouts', must(story.payouts).filter(isOpen))
  // Set once the stock is there: what waits for payment may not be promised to anybody else.
  await client.query(
    `UPDATE variants v SET held = h.held FROM
       (SELECT variant_id, sum(quantity)::int AS held FROM holds WHERE status = 'live' GROUP BY 1) h
     WHERE v.id = h.variant_id`,
  )
  await beginStockTake(client, now)
  await foundBusinessUnits(client, now)
  await beginPromotions(client, now)
}

/** Every row of the story by table, in the order in which they must go in; the same for the same `now`. */
export async function buildDemo(now: Date): Promise<Record<string, Rows>> {
  const villages = readVillages()
  const shops = buildShops(villages, now)
  const catalog = buildListings(shops, now)
  const people = peopleOf(now)
  const buyers = buildBuyers(villages, people.buyerId)
  const world = { listings: catalog.listings, buyers }
  const requests = buildRequests(world, now)
  const groups = groupSales(requests, now)
  const sales = [...simulateSales(world, now), ...simulateVisits(world, now), ...groups]
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .map(recordSale)
  const { listings } = catalog
  const { slots, ...booked } = bookingRows({ sales, requests, listings }, { now, people })
  const reviews = reviewRows(sales, now)
  const applications = await applicationRows(shops, people.buyerId, now)
  const payouts = buildPayouts(sales, people, now)
  const questions = questionRows(listings, people.buyerId, now)
  return {
    ...shopRows(shops, now),
    ...listingRows(catalog, { now, soldRecently: soldByListing(sales) }),
    ...calendarRows(catalog.listings, now),
    experience_facts: visitFactsRows(catalog.listings),
    ...(await userRows(shops, catalog.makers, now)),
    ...saleRows(sales),
    counter_sales: counterSaleRows(sales, people),
    day_closings: dayClosingRows(sales, people, now),
    slots,
    ...requestRows(requests),
    ...booked,
    reviews,
    ready_lines: readyLineRows(sales, now),
    questions,
    reports: reportRows({ reviews, questions, reporterId: people.buyerId }, now),
    ...resourceRows(listings, booked.bookings, now),
    stock_movements: stockMovementRows(catalog.listings, sales, now),
    ...applications,
    ...payoutRows(payouts, people, now),
    ...ledgerRows(sales, payoutEntries(payouts), now),
    audit_entries: trailRows(
      { sales, requests, payouts, others: applicationEdges(applications, people.buyerId) },
      people,
    ),
  }
}

function soldByListing(sales: readonly SaleRecord[]): Map<string, number> {
  const sold = new Map<string, number>()
  for (const sale of sales.filter(({ paidAt }) => paidAt)) {
    for (const order of sale.orders.filter(({ plan }) => !plan.refund)) {
      for (const { listing, quantity } of order.lines) {
        sold.set(listing.id, (sold.get(listing.id) ?? 0) + quantity)
      }
    }
  }
  return sold
}
