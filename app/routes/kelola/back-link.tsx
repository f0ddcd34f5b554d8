import { Link } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { Icon } from '#app/ui/icon.tsx'

/** Above the title of a page: to what it is a part of. */
export function BackLink({ href, text }: { href: string; text: string }) {
  return (
    <Link
      to={href}
      className="no-print -ml-1 inline-flex min-h-11 items-center gap-1 text-ink-soft no-underline hover:text-ink"
    >
      <Icon icon={ChevronLeft} />
      {text}
    </Link>
  )
}
