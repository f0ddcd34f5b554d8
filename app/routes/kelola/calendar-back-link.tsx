import { Link } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** Above the title of a page that belongs to the calendar. */
export function CalendarBackLink() {
  const { deskCalendar: t } = useMessages()
  return (
    <Link
      to={paths.kelolaCalendar()}
      className="no-print -ml-1 inline-flex min-h-11 items-center gap-1 text-ink-soft no-underline hover:text-ink"
    >
      <Icon icon={ChevronLeft} />
      {t.title}
    </Link>
  )
}
