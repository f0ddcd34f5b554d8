import { paths } from '#app/core/paths.ts'
import { RefundPromises } from '#app/features/bookings/components/refund-rules.tsx'
import type { PurchasePageOrder } from '#app/features/purchases/purchase-page.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

const link = 'inline-flex min-h-11 items-center text-ink-soft underline'

type BookedVisit = NonNullable<PurchasePageOrder['lines'][number]['bookedVisit']>

/** What was given up of a visit, what would come back for the rest, and the way there. */
export function VisitChanges({ visit, token }: { visit: BookedVisit; token: string }) {
  const locale = useLocale()
  const { giveUp: t, changeDate } = useMessages().purchase
  return (
    <span className="block basis-full">
      {visit.cancellations.map(({ count, amount }, index) => (
        <span key={index} className="block text-sm">
          {t.cancelled(count, amount)}
        </span>
      ))}
      {visit.cancellations.length > 0 && visit.quantity > 0 && (
        <span className="block text-sm font-medium">{t.stillComing(visit.quantity)}</span>
      )}
      {visit.promises && (
        <>
          <RefundPromises promises={visit.promises} />
          <span className="no-print flex flex-wrap gap-x-4 text-sm">
            {visit.canMove && (
              <a href={paths.visit(locale, token, visit.id, 'tanggal')} className={link}>
                {changeDate.link}
              </a>
            )}
            <a href={paths.visit(locale, token, visit.id, 'batal')} className={link}>
              {visit.quantity > 1 ? t.linkSome : visit.isAddOn ? t.linkAddOn : t.link}
            </a>
          </span>
        </>
      )}
    </span>
  )
}
