import type { Rupiah } from '#app/core/rupiah.ts'
import { zero } from '#app/core/rupiah.ts'
import type { Problems, ValuesIn } from '#app/features/experiences/section.ts'
import type { Shares } from './discount.ts'
import type { PromotionTerms, Saving } from './promotion.ts'
import { noMaker, type promotionSection } from './sections.ts'

type Written = ValuesIn<typeof promotionSection>

/** What there is in a BUM Desa to be sold for less. */
export type Stall = {
  today: string
  shares: Shares
  makerIds: ReadonlySet<string>
  /** Listing → its maker. */
  makerOf: ReadonlyMap<string, string>
}

export type PromotionPlan = {
  name: string
  terms: PromotionTerms
  fromDate: string
  untilDate: string
  code: string | null
  maximumUses: number | null
  maximumPerBuyer: number | null
}

/**
 * What was written as something that can be promised, or why not. Who bears it must have a share from
 * which it can come, and a maker must have agreed to give it.
 */
export function planPromotion(
  written: Written,
  stall: Stall,
): { ok: true; value: PromotionPlan } | { ok: false; problems: Problems } {
  const maker = makerMeant(written, stall)
  const problems = {
    ...problemsOfSaving(written, stall.shares),
    ...problemsOfTarget(written, stall),
    ...problemsOfBearer(written, maker),
    ...(written.untilDate < written.fromDate && { untilDate: 'order' }),
    ...(written.untilDate < stall.today && { untilDate: 'past' }),
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const { name, target, fromDate, untilDate, bearer } = written
  return {
    ok: true,
    value: {
      name,
      fromDate,
      untilDate,
      code: written.code ?? null,
      maximumUses: written.maximumUses ?? null,
      maximumPerBuyer: written.maximumPerBuyer ?? null,
      terms: {
        saving: savingOf(written),
        target,
        bearer,
        makerId: target === 'maker' || bearer === 'maker' ? maker : null,
        listingIds: target === 'listings' ? [...new Set(written.listings)] : [],
        minimumSpend: written.minimumSpend ?? zero,
      },
    },
  }
}

function savingOf({ kind, percent, amount, maximumDiscount }: Written): Saving {
  return kind === 'percent'
    ? { kind, percent: percent ?? 0, maximumDiscount: maximumDiscount ?? null }
    : { kind, amount: amount ?? (0n as Rupiah) }
}

/** The one whose goods it is about; null when they are of several. */
function makerMeant({ target, maker, listings }: Written, { makerOf }: Stall): string | null {
  if (target === 'maker') return maker === noMaker ? null : maker
  if (target === 'everything') return null
  const makers = new Set(listings.map((id) => makerOf.get(id)))
  return makers.size === 1 ? ([...makers][0] ?? null) : null
}

function problemsOfSaving(written: Written, shares: Shares): Problems {
  const { kind, percent, amount, maximumDiscount, bearer } = written
  if (kind !== 'percent') {
    if (percent !== undefined) return { percent: 'onlyPercent' }
    if (maximumDiscount !== undefined) return { maximumDiscount: 'onlyPercent' }
    return amount === undefined ? { amount: 'amountMissing' } : {}
  }
  if (amount !== undefined) return { amount: 'onlyAmount' }
  if (percent === undefined) return { percent: 'percentMissing' }
  const { shopShareBasisPoints: shop, platformFeeBasisPoints: platform } = shares
  const share = bearer === 'shop' ? shop : 10_000 - shop - platform
  return percent * 100 > share ? { percent: 'aboveShare' } : {}
}

function problemsOfTarget({ target, maker, listings }: Written, stall: Stall): Problems {
  if (target === 'maker' && !stall.makerIds.has(maker)) return { maker: 'makerMissing' }
  if (target !== 'listings') return {}
  if (listings.length === 0) return { listings: 'listingsMissing' }
  return listings.every((id) => stall.makerOf.has(id)) ? {} : { listings: 'listingsGone' }
}

function problemsOfBearer({ bearer, consent }: Written, maker: string | null): Problems {
  if (bearer === 'shop') return {}
  if (maker === null) return { bearer: 'bearerOfOne' }
  return consent ? {} : { consent: 'consentMissing' }
}
