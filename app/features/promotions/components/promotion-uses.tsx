import type { ReactNode } from 'react'
import { subtract, zero } from '#app/core/rupiah.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import type { DeskPromotion } from '../desk-promotion.ts'

/** How often it was used, what it came to, and who paid for that. */
export function PromotionUses({ promotion }: { promotion: DeskPromotion }) {
  const { promotions: t } = useMessages()
  const { uses, unpaid, maximumUses, sold, given, terms, makerName } = promotion
  const { used } = t
  const borneBy = terms.bearer === 'shop' ? used.borneBy.shop : used.borneBy.maker(makerName ?? '')
  return (
    <dl className="grid gap-2">
      <Row name={used.uses}>
        {maximumUses === null ? t.facts.times(uses) : used.of(uses, maximumUses)}
        {unpaid > 0 && <span className="block text-sm text-ink-soft">{used.unpaid(unpaid)}</span>}
      </Row>
      <Row name={used.before}>
        <Price amount={sold} />
      </Row>
      <Row name={`${used.given}, ${borneBy}`}>
        <Price amount={subtract(zero, given)} />
      </Row>
      <Row name={used.after}>
        <Price amount={subtract(sold, given)} className="font-bold" />
      </Row>
    </dl>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="min-w-0 flex-1 basis-40 text-ink-soft">{name}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </div>
  )
}
