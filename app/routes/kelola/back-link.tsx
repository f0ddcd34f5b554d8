import { Link } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { Icon } from '#app/ui/icon.tsx'

type BackLinkProps = {
  href: string
  text: string
  /** A page that brings scripts of its own instead of the framework's. */
  isApart?: boolean
}

/** Above the title of a page: to what it is a part of. */
export function BackLink({ href, text, isApart = false }: BackLinkProps) {
  return (
    <Link
      to={href}
      reloadDocument={isApart}
      className="no-print -ml-1 inline-flex min-h-11 items-center gap-1 text-ink-soft no-underline hover:text-ink"
    >
      <Icon icon={ChevronLeft} />
      {text}
    </Link>
  )
}
