import { calendarDate, addDays } from '#app/features/bookings/calendar-date.ts'
import type { Typed } from '#app/features/experiences/section.ts'
import type { PromotionTerms } from './promotion.ts'
import { noMaker } from './sections.ts'

const usualDays = 7

/** A new form, with what most promotions are. */
export const usualPromotion = (today: string): Typed => ({
  kind: 'percent',
  target: 'everything',
  maker: noMaker,
  bearer: 'shop',
  fromDate: today,
  untilDate: String(addDays(calendarDate(today), usualDays)),
})

type Copied = {
  name: string
  terms: PromotionTerms
  code: string | null
  maximumUses: number | null
  maximumPerBuyer: number | null
}

const text = (value: bigint | number | string | null) => (value === null ? '' : String(value))

/** The same once more, for other days; a maker is asked again. */
export function typedFrom({ name, terms, ...limits }: Copied, today: string): Typed {
  const { saving, target, makerId, listingIds, minimumSpend, bearer } = terms
  const isPercent = saving.kind === 'percent'
  return {
    ...usualPromotion(today),
    name,
    kind: saving.kind,
    percent: isPercent ? text(saving.percent) : '',
    maximumDiscount: isPercent ? text(saving.maximumDiscount) : '',
    amount: isPercent ? '' : text(saving.amount),
    target,
    maker: makerId ?? noMaker,
    listings: [...listingIds],
    minimumSpend: minimumSpend > 0n ? text(minimumSpend) : '',
    bearer,
    code: text(limits.code),
    maximumUses: text(limits.maximumUses),
    maximumPerBuyer: text(limits.maximumPerBuyer),
  }
}
