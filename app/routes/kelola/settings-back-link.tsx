import { Link } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** Above the title of one part of the settings. */
export function SettingsBackLink() {
  const { shopSettings: t } = useMessages()
  return (
    <Link
      to={paths.kelolaSettings()}
      className="no-print -ml-1 inline-flex min-h-11 items-center gap-1 text-ink-soft no-underline hover:text-ink"
    >
      <Icon icon={ChevronLeft} />
      {t.back}
    </Link>
  )
}
