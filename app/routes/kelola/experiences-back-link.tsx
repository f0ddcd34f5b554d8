import { Link } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** Above the title of a page about what is offered to guests; without one, to all of them. */
export function ExperiencesBackLink({ slug, title }: { slug?: string; title?: string }) {
  const { experiences: t } = useMessages()
  return (
    <Link
      to={slug ? paths.kelolaExperience(slug) : paths.kelolaExperiences()}
      className="no-print -ml-1 inline-flex min-h-11 items-center gap-1 text-ink-soft no-underline hover:text-ink"
    >
      <Icon icon={ChevronLeft} />
      {title ?? t.backToAll}
    </Link>
  )
}
