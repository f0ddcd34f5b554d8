import { z } from 'zod'
import type { Zone } from '#app/core/dates.ts'
import { percentOf, type Rupiah } from '#app/core/rupiah.ts'
import { addDays, type CalendarDate, instantAt } from './calendar-date.ts'

/** Who cancels more than so many days before the visit gets so many percent back. */
export type RefundTier = { daysBefore: number; percent: number }

/** The farthest from the visit first, each nearer one less (CHECK are_refund_tiers); after the last, nothing. */
export type RefundTiers = readonly RefundTier[]

const storedTiers = z.array(z.object({ daysBefore: z.int(), percent: z.int() }))

/** As the database keeps and has checked them. */
export const refundTiersFrom = (stored: unknown): RefundTiers => storedTiers.parse(stored)

/** What the database gives to a listing that says nothing. */
export const defaultRefundTiers = [{ daysBefore: 3, percent: 100 }] as const satisfies RefundTiers

/** What a visit says of itself when it is given up; frozen at the sale but for its day. */
export type RefundTerms = {
  tiers: RefundTiers
  /** The first day. */
  date: CalendarDate
  zone: Zone
}

/** The day whose first moment, at midnight in the zone of the place, is too late for this tier. */
export const endOfTier = ({ daysBefore }: RefundTier, date: CalendarDate): CalendarDate =>
  addDays(date, -daysBefore)

/** Percent of the price that come back to who cancels at this moment. */
export function refundPercentAt({ tiers, date, zone }: RefundTerms, now: Date): number {
  return tiers.find((tier) => now < instantAt(endOfTier(tier, date), '00:00', zone))?.percent ?? 0
}

/** As long as it is, the day may also be changed. */
export const isFreeToCancel = (terms: RefundTerms, now: Date): boolean =>
  refundPercentAt(terms, now) === 100

/** From the first moment of its first day on, a visit is not cancelled any more but missed. */
export const hasBegun = ({ date, zone }: Omit<RefundTerms, 'tiers'>, now: Date): boolean =>
  now >= instantAt(date, '00:00', zone)

/** One line of what still comes back: so much before a day. */
export type RefundPromise = { before: CalendarDate; percent: number; amount: Rupiah }

/** The tiers that can still be reached, for something that cost so much. */
export function refundPromises(terms: RefundTerms, value: Rupiah, now: Date): RefundPromise[] {
  const { tiers, date, zone } = terms
  return tiers
    .map((tier) => ({ before: endOfTier(tier, date), percent: tier.percent }))
    .filter(({ before }) => now < instantAt(before, '00:00', zone))
    .map((tier) => ({ ...tier, amount: percentOf(value, tier.percent * 100) }))
}
