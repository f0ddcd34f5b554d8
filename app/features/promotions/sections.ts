import {
  check,
  choice,
  chosen,
  chosenSome,
  date,
  line,
  optionalFormatted,
  optionalPrice,
  optionalWhole,
} from '#app/features/experiences/fields.ts'
import { section } from '#app/features/experiences/section.ts'
import { mostPercent } from './discount.ts'
import { normalCode, promotionBearers, promotionKinds, promotionTargets } from './promotion.ts'

/** What a list of makers says where none is meant. */
export const noMaker = '-'

/** A form has no more fields than 200; who means more takes all goods, or those of one maker. */
const mostListings = 150

/** Everything a promotion promises; it is written once. */
export const promotionSection = section({
  name: line(80),
  kind: choice(...promotionKinds),
  percent: optionalWhole(1, mostPercent),
  maximumDiscount: optionalPrice,
  amount: optionalPrice,
  target: choice(...promotionTargets),
  maker: chosen,
  listings: chosenSome(mostListings),
  minimumSpend: optionalPrice,
  fromDate: date,
  untilDate: date,
  code: optionalFormatted('code', normalCode),
  maximumUses: optionalWhole(1, 100_000),
  maximumPerBuyer: optionalWhole(1, 1000),
  bearer: choice(...promotionBearers),
  consent: check,
})
