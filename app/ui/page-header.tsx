import type { ReactNode } from 'react'

/** The width and margins every page shares. */
export function PageBody({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div className={`mx-auto px-4 py-6 md:py-8 ${narrow ? 'max-w-2xl' : 'max-w-6xl'}`}>
      {children}
    </div>
  )
}

type PageHeaderProps = {
  title: string
  /** A line under the title: where it is from, how many there are. */
  lead?: ReactNode
  /** Above the title, usually breadcrumbs. */
  above?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ title, lead, above, actions }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {above}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="font-display text-3xl font-bold md:text-4xl">{title}</h1>
          {lead && <div className="mt-2 text-lg text-ink-soft">{lead}</div>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  )
}

type SectionProps = {
  title: string
  id?: string
  /** Beside the title, usually a link to all of it. */
  aside?: ReactNode
  children: ReactNode
}

export function Section({ title, id, aside, children }: SectionProps) {
  return (
    <section className="mt-10 first:mt-0" {...(id && { id })}>
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-display text-2xl font-bold">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** The quiet link beside a section's title. */
export function SeeAllLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-11 items-center font-semibold text-terrace underline-offset-4 hover:underline"
    >
      {children}
    </a>
  )
}
