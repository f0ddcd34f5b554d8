import type { ReactNode } from 'react'
import { ChevronLeft } from 'lucide-react'
import { Icon } from '#app/ui/icon.tsx'

export type Fact = readonly [label: string, value: ReactNode]

/** Only what is known is shown. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      {facts
        .filter(
          ([, value]) => value !== null && value !== undefined && value !== '' && value !== false,
        )
        .map(([label, value]) => (
          <div key={label} className="min-w-0">
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd className="font-medium break-words">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** Ids are to be copied into the provider's search, not read. */
export function Id({ children }: { children: string }) {
  return <code className="text-sm break-all select-all">{children}</code>
}

export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="no-print -ml-1 inline-flex min-h-11 items-center gap-1 text-ink-soft no-underline hover:text-ink"
    >
      <Icon icon={ChevronLeft} />
      {children}
    </a>
  )
}

/** The link of a row of a table, as tall as a thumb without making the row taller. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="-my-2.5 inline-block py-2.5 font-semibold text-terrace underline-offset-4 hover:underline"
    >
      {children}
    </a>
  )
}

export function OlderLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p className="mt-6 text-center">
      <a
        href={href}
        rel="next"
        className="inline-flex min-h-11 items-center font-semibold text-terrace underline-offset-4 hover:underline"
      >
        {children}
      </a>
    </p>
  )
}
