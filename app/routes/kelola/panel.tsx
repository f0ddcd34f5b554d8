import type { ReactNode } from 'react'
import { Card } from '#app/ui/card.tsx'
import { classes } from '#app/ui/classes.ts'

type PanelProps = {
  title?: string
  lead?: string
  tone?: 'plain' | 'action'
  className?: string
  children: ReactNode
}

/** One thing of a page in a box of its own; `action` is the box in which something is to be done. */
export function Panel({ title, lead, tone = 'plain', className, children }: PanelProps) {
  const edge = tone === 'action' && 'border-l-4 border-l-action'
  return (
    <Card as="section" className={classes('p-4 md:p-5', edge, className)}>
      {title && <h2 className="mb-3 font-display text-xl font-bold">{title}</h2>}
      {lead && <p className="-mt-2 mb-3 text-sm text-ink-soft">{lead}</p>}
      {children}
    </Card>
  )
}
