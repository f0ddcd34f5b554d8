import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { OpenCollections } from '#app/features/collections/components/open-collections.tsx'
import type { OpenCollections as Open } from '#app/features/collections/terms.ts'
import { DeadlineClock } from '#app/features/orders/components/deadline-clock.tsx'
import type { OrderCounts } from '#app/features/orders/desk-queries.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { buttonClasses } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type PressingWorkProps = {
  counts: OrderCounts
  collections: Open
  dayToClose: string | null
  now: Date
}

/** What has a clock, or money in it: each with where it is done. */
export function PressingWork({ counts, collections, dayToClose, now }: PressingWorkProps) {
  const locale = useLocale()
  const { kelola, till } = useMessages()
  const { todayPage: t, complaint } = kelola
  return (
    <>
      {counts.urgent > 0 && <Pressing title={t.urgent(counts.urgent)}>{t.urgentText}</Pressing>}
      {counts.late > 0 && (
        <Pressing
          title={t.late(counts.late)}
          href={paths.kelolaOrders({ status: 'telat' })}
          see={t.seeLate}
        >
          {t.lateText}
        </Pressing>
      )}
      {counts.complaints > 0 && (
        <Pressing
          title={t.complaints(counts.complaints)}
          href={paths.kelolaOrders({ status: 'keluhan' })}
          see={t.seeComplaints}
        >
          {t.complaintsText}
          {counts.answerComplaintBy && (
            <span className="mt-1 block">
              {t.complaintsAnswer}{' '}
              <DeadlineClock
                until={counts.answerComplaintBy}
                now={now}
                says={complaint.answerBefore}
              />
            </span>
          )}
        </Pressing>
      )}
      <OpenCollections open={collections} />
      {dayToClose && (
        <Pressing
          title={till.hint(formatCalendarDay(dayToClose, locale))}
          href={paths.tillDay(dayToClose)}
          see={till.title}
        >
          {till.hintText}
        </Pressing>
      )}
    </>
  )
}

type PressingProps = { title: string; children: ReactNode; href?: string; see?: string }

function Pressing({ title, children, href, see }: PressingProps) {
  return (
    <div className="mb-4">
      <Alert tone="attention" title={title}>
        <p>{children}</p>
        {href && (
          <p className="mt-2">
            <Link to={href} className={buttonClasses({ look: 'outline' })}>
              {see}
            </Link>
          </p>
        )}
      </Alert>
    </div>
  )
}
