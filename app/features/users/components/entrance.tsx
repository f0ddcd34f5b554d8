import type { ReactNode } from 'react'
import { Card } from '#app/ui/card.tsx'
import { KawungPattern } from '#app/ui/patterns.tsx'

type EntranceProps = { title: string; lead?: ReactNode; children: ReactNode; after?: ReactNode }

/** The look of every page in front of the account: one card, one thing to do. */
export function Entrance({ title, lead, children, after }: EntranceProps) {
  return (
    <>
      <Card className="overflow-hidden">
        <div className="band relative overflow-hidden bg-band px-5 py-6 text-on-band sm:px-8">
          <KawungPattern className="absolute inset-0 opacity-15" size={40} />
          <h1 className="relative font-display text-3xl font-bold">{title}</h1>
          {lead && <p className="relative mt-1.5 text-on-band-soft">{lead}</p>}
        </div>
        <div className="p-5 sm:p-8">{children}</div>
      </Card>
      {after && <div className="mt-6 grid gap-3 text-center text-ink-soft">{after}</div>}
    </>
  )
}

/** A quiet way out under the card, tall enough for a thumb. */
export function EntranceLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-11 items-center justify-center font-semibold text-terrace underline underline-offset-4"
    >
      {children}
    </a>
  )
}
