import type { ReactNode } from 'react'
import { KawungPattern } from './patterns.tsx'

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode }

/** Nothing here yet: says why, and what to do about it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="relative overflow-hidden rounded-2xl border border-dashed border-line-strong bg-surface px-5 py-12 text-center">
      <KawungPattern className="absolute inset-0 text-terrace opacity-[0.07]" size={48} />
      <div className="relative mx-auto max-w-md">
        <h2 className="font-display text-2xl font-bold">{title}</h2>
        {children && <div className="mt-2 text-ink-soft">{children}</div>}
        {action && <div className="mt-6 flex flex-wrap justify-center gap-3">{action}</div>}
      </div>
    </div>
  )
}
