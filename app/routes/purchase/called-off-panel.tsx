import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { visitText } from '#app/features/bookings/visit-text.ts'
import type { CalledOffVisit } from '#app/features/purchases/called-off-visits.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

/** The BUM Desa said no to this day, and the buyer says what instead. */
export function CalledOffPanel({ visit, token }: { visit: CalledOffVisit; token: string }) {
  const locale = useLocale()
  const { bookings, purchase } = useMessages()
  const { calledOff: t } = purchase
  const when = visitText(visit.visit, locale, bookings)
  const by = formatDateTime(visit.chooseBy, { locale })
  return (
    <Alert tone="attention" title={t.title(`${visit.title[locale]}, ${when}`)}>
      <p>{t.reason(visit.reason)}</p>
      <p>{visit.canMove ? t.choose(visit.amount, by) : t.onlyMoney(visit.amount, by)}</p>
      <div className="no-print not-prose mt-3 flex flex-wrap gap-2">
        <form method="post" action={paths.visit(locale, token, visit.bookingId, 'uang-kembali')}>
          <Button look="terrace">{t.moneyBack}</Button>
        </form>
        {visit.canMove && (
          <LinkButton href={paths.visit(locale, token, visit.bookingId, 'tanggal')} look="outline">
            {t.newDate}
          </LinkButton>
        )}
      </div>
    </Alert>
  )
}
