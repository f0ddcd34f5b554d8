import type { ReactNode } from 'react'

type ShelfProps = {
  title: string
  lead?: string | undefined
  aside?: ReactNode
  children: ReactNode
}

/** A part of a long page with room around it. */
export function Shelf({ title, lead, aside, children }: ShelfProps) {
  return (
    <section className="min-w-0">
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
        <div>
          <h2 className="font-display text-2xl font-bold md:text-3xl">{title}</h2>
          {lead && <p className="mt-1 text-ink-soft">{lead}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  )
}
