import { Form, Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { AskFirst } from '#app/ui/ask-first.tsx'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { promotionState } from '../promotion-status.ts'
import type { DeskPromotion } from '../desk-promotion.ts'

/** What may be done with it now. */
export function PromotionDeeds({ promotion }: { promotion: DeskPromotion }) {
  const { deeds: t } = useMessages().promotions
  const { id, status } = promotion
  const isOver = promotionState(promotion, promotion.today) === 'over'
  const to = (verb: string) => paths.kelolaPromotions({ id, verb })
  return (
    <div className="grid justify-items-start gap-3">
      {(status === 'draft' || status === 'paused') && !isOver && (
        <Form method="post" action={to('mulai')}>
          <Button size="large">{status === 'draft' ? t.start : t.resume}</Button>
          {status === 'draft' && <p className="mt-2 text-sm text-ink-soft">{t.startHint}</p>}
        </Form>
      )}
      {status === 'active' && !isOver && (
        <Form method="post" action={to('jeda')}>
          <Button look="outline">{t.pause}</Button>
        </Form>
      )}
      <Link
        to={paths.kelolaPromotions({ id: 'baru', salin: id })}
        className={buttonClasses({ look: 'outline' })}
      >
        {t.copy}
      </Link>
      {status !== 'ended' && (
        <AskFirst action={to('akhiri')} open={t.end} text={t.endHint} submit={t.end} />
      )}
    </div>
  )
}
