import { BadgePercent } from 'lucide-react'
import { subtract, zero } from '#app/core/rupiah.ts'
import type {
  AppliedPromotion,
  CodeProblem,
  OrderPromotions,
} from '#app/features/promotions/best-promotion.ts'
import type { PromotionTexts } from '#app/i18n/id/promotions.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'

/** What an order is sold for less, and by which promotion. */
export function DiscountLine({ name, total }: Pick<AppliedPromotion, 'name' | 'total'>) {
  const { promotions: t } = useMessages()
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-terrace">
      <span className="min-w-0 flex-1 basis-32 wrap-anywhere">
        <Icon icon={BadgePercent} size={18} className="mr-1.5 inline align-[-3px]" />
        {t.buyer.promotion(name)}
      </span>
      <Price amount={subtract(zero, total)} className="font-semibold" />
    </p>
  )
}

/** Why a code does nothing yet, or how near a promotion is. */
export function PromotionNotes({ promotions: { code, hint } }: { promotions: OrderPromotions }) {
  const { promotions: t } = useMessages()
  return (
    <>
      {code?.problem && (
        <p className="text-sm font-medium text-gold">
          {t.buyer.codeSays(code.code, codeProblem(code.problem, t.buyer))}
        </p>
      )}
      {hint && <p className="text-sm text-terrace">{t.buyer.hint(hint.name, hint.missing)}</p>}
    </>
  )
}

function codeProblem(problem: CodeProblem, t: PromotionTexts['buyer']): string {
  return problem.kind === 'spend-more' ? t.spendMore(problem.missing) : t.problems[problem.kind]
}
