import { Link } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { Icon } from '#app/ui/icon.tsx'

export function MoneyBackLink({ href, text }: { href: string; text: string }) {
  return (
    <Link
      to={href}
      className="mb-2 inline-flex min-h-11 items-center gap-1 font-semibold text-terrace"
    >
      <Icon icon={ChevronLeft} />
      {text}
    </Link>
  )
}
