import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button, LinkButton } from '#app/ui/button.tsx'

type DeedProps = {
  href: string
  label: string
  hint?: string
  look?: 'action' | 'terrace' | 'outline' | 'danger'
}

/** Done at once: pressing it twice is pressing it once. */
export function DeedButton({ href, label, hint, look = 'outline' }: DeedProps) {
  return (
    <form method="post" action={href}>
      <Button look={look} wide>
        {label}
      </Button>
      <Hint>{hint}</Hint>
    </form>
  )
}

/** Asks first, on a page of its own; while that is open, its own button alone stands out. */
export function DeedLink({ href, label, hint, look = 'outline' }: DeedProps) {
  const isOpen = useLocation().pathname === href
  return (
    <div>
      <LinkButton
        href={href}
        look={isOpen ? 'quiet' : look}
        aria-current={isOpen ? 'page' : undefined}
        wide
      >
        {label}
      </LinkButton>
      <Hint>{hint}</Hint>
    </div>
  )
}

function Hint({ children }: { children: ReactNode }) {
  if (!children) return null
  return <p className="mt-1.5 text-sm text-ink-soft">{children}</p>
}
