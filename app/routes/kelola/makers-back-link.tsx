import { Link } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** Above the title of a page about one maker: to all of them. */
export function MakersBackLink() {
  const { makers: t } = useMessages()
  return (
    <Link
      to={paths.kelolaMakers()}
      className="no-print -ml-1 inline-flex min-h-11 items-center gap-1 text-ink-soft no-underline hover:text-ink"
    >
      <Icon icon={ChevronLeft} />
      {t.page.back}
    </Link>
  )
}
