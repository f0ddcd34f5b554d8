import { type CalendarDate, formatCalendarDate } from '#app/core/dates.ts'
import type { Bilingual } from '#app/features/catalog/listing-card.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type ClosedNoticeProps = {
  title: string
  reason: Bilingual | null
  reopensOn: CalendarDate | null
  text: string
}

export function ClosedNotice({ title, reason, reopensOn, text }: ClosedNoticeProps) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  return (
    <Alert tone="attention" title={title}>
      <p>
        {reason && `${reason[locale].replace(/[.\s]*$/, '.')} `}
        <strong>
          {reopensOn
            ? t.shop.closedUntil(formatCalendarDate(reopensOn, locale))
            : t.shop.closedNoDate}
        </strong>{' '}
        {text}
      </p>
    </Alert>
  )
}
